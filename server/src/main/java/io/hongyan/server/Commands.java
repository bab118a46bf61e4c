package io.hongyan.server;

import io.hongyan.server.platform.BundledPostgres;
import io.hongyan.server.platform.ConfigurationProblem;
import io.hongyan.server.platform.DatabaseAddress;
import io.hongyan.server.platform.Launch;
import io.hongyan.server.platform.cli.CarrierRecognise;
import io.hongyan.server.platform.cli.FlowCheck;
import io.hongyan.server.platform.cli.Replay;
import io.hongyan.server.platform.cli.TraceClassify;
import io.hongyan.server.platform.cli.Verify;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The commands for operators and scripts: no running server needed. */
final class Commands {

    private static final int WRONG_USE = 2;

    private Commands() {}

    static int run(String command, List<String> rest, PrintStream out, PrintStream err) {
        var word = rest.isEmpty() ? "" : rest.getFirst();
        var more = rest.isEmpty() ? rest : rest.subList(1, rest.size());
        if (command.equals("replay")) {
            return Replay.run(rest, out, err);
        }
        return switch (command + " " + word) {
            case "trace classify" -> TraceClassify.run(System.in, out);
            case "carrier recognise" -> CarrierRecognise.run(System.in, out);
            case "flow check" -> FlowCheck.run(more, out);
            case "verify " -> verify(Launch.of(rest, System.getenv()), out);
            default -> {
                err.println(
                        "There is no command '" + (command + " " + word).strip() + "'. See help.");
                yield WRONG_USE;
            }
        };
    }

    /** Checks the books of the data folder or database that the settings name. */
    private static int verify(Launch launch, PrintStream out) {
        var postgres =
                launch.find(Launch.Setting.DB_URL).isPresent()
                        ? Optional.<BundledPostgres>empty()
                        : Optional.of(BundledPostgres.start(launch.data()));
        var owner =
                postgres.map(server -> server.owner().inDatabase("hongyan"))
                        .orElseGet(() ->
                                DatabaseAddress.parse(
                                        "HONGYAN_DB_URL", launch.get(Launch.Setting.DB_URL)));
        try (var connection =
                DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password())) {
            return Verify.run(connection, out);
        } catch (SQLException e) {
            throw new ConfigurationProblem(
                    "The books of " + owner + " can't be read: " + e.getMessage(), e);
        } finally {
            postgres.filter(server -> !server.foundRunning()).ifPresent(BundledPostgres::close);
        }
    }
}
