package io.hongyan.server.insight;

import io.hongyan.core.tracking.Report;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.SealedWords;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Cursor;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Codes and texts that nobody could read (未识别), the most frequent first. */
@RestController
@Allowed
final class UnmappedApi {

    private static final String ORDER = "count";
    private static final int EXAMPLES = 3;

    private static final String LIST =
            """
            select source, code, carrier, count, last_parcel, first_at, last_at
              from unmapped
             where merchant_id = ?
               and (?::bigint is null
                    or count < ?
                    or (count = ? and (source, code, carrier) > (?, ?, ?)))
             order by count desc, source, code, carrier
             limit ?
            """;

    private static final String TEXTS =
            """
            select at, sealed from parcel_history
             where merchant_id = ? and parcel_id = ? and source = ? and code = ?
               and substatus = 'UNMAPPED.GENERAL'
             order by at desc, scan_id
             limit ?
            """;

    private final Database database;
    private final Vault vault;
    private final Names names;

    UnmappedApi(Database database, Vault vault, Names names) {
        this.database = database;
        this.vault = vault;
        this.names = names;
    }

    /**
     * A code of a source, or the lack of one.
     *
     * @param texts what it stood beside in the last such parcel, without persons
     */
    record UnmappedView(
            String source,
            String code,
            String carrier,
            String carrierName,
            long count,
            UUID lastParcel,
            Instant firstAt,
            Instant lastAt,
            List<String> texts) {}

    @GetMapping("/api/v1/unmapped")
    Page<UnmappedView> list(Caller caller, Paging paging, Language language) {
        return database.transact(
                caller.merchant(), c -> page(c, caller.merchant(), paging, language));
    }

    private Page<UnmappedView> page(Connection c, UUID merchant, Paging paging, Language language)
            throws SQLException {
        var key = paging.keyOf(ORDER, 4);
        var count = key.isEmpty() ? null : count(key.getFirst());
        var rows =
                Sql.list(
                        c,
                        LIST,
                        row -> view(row, language),
                        merchant,
                        count,
                        count,
                        count,
                        key.isEmpty() ? "" : key.get(1),
                        key.isEmpty() ? "" : key.get(2),
                        key.isEmpty() ? "" : key.get(3),
                        paging.limit() + 1);
        var page =
                Page.of(
                        rows,
                        paging,
                        row -> Cursor.of(ORDER, row.count, row.source, row.code, row.carrier));
        var shown = new ArrayList<UnmappedView>();
        for (var row : page.items()) {
            shown.add(withTexts(c, merchant, row));
        }
        return new Page<>(shown, page.next());
    }

    private static @Nullable Long count(String text) {
        return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    private UnmappedView view(ResultSet row, Language language) throws SQLException {
        var carrier = row.getString("carrier");
        return new UnmappedView(
                row.getString("source"),
                row.getString("code"),
                carrier,
                names.carrier(language, carrier),
                row.getLong("count"),
                Sql.uuid(row, "last_parcel"),
                Sql.instant(row, "first_at"),
                Sql.instant(row, "last_at"),
                List.of());
    }

    private UnmappedView withTexts(Connection c, UUID merchant, UnmappedView row)
            throws SQLException {
        var texts =
                Sql.list(
                        c,
                        TEXTS,
                        it -> text(it, merchant, row),
                        merchant,
                        row.lastParcel,
                        row.source,
                        row.code,
                        EXAMPLES);
        return new UnmappedView(
                row.source,
                row.code,
                row.carrier,
                row.carrierName,
                row.count,
                row.lastParcel,
                row.firstAt,
                row.lastAt,
                texts.stream().filter(text -> !text.isEmpty()).distinct().toList());
    }

    private String text(ResultSet row, UUID merchant, UnmappedView of) throws SQLException {
        var codes = new Report(of.source, Sql.instant(row, "at"), of.code, "", "");
        var sealed = Shown.opened(vault, merchant, row.getBytes("sealed"));
        return Shown.text(SealedWords.read(codes, sealed).text());
    }
}
