package io.hongyan.server.platform.cli;

import io.hongyan.core.base.JsonText;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/** {@code hongyan verify}: do the books add up? One JSON line a check; names what fails. */
public final class Verify {

    private Verify() {}

    /**
     * @param owner sees all merchants
     * @return the exit status: 0 when everything adds up, 1 when anything does not
     */
    public static int run(Connection owner, PrintStream out) throws SQLException {
        var good = true;
        for (var result : BooksCheck.run(owner)) {
            var line = new LinkedHashMap<String, Object>();
            line.put("check", result.check());
            line.put("ok", result.isGood());
            line.put("says", result.says());
            if (!result.isGood()) {
                line.put("wrong", result.wrong());
                line.put("examples", result.examples());
                good = false;
            }
            out.println(JsonText.of(line));
        }
        return good ? 0 : 1;
    }
}
