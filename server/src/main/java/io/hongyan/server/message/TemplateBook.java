package io.hongyan.server.message;

import io.hongyan.core.message.Template;
import io.hongyan.server.platform.Columns;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A merchant's templates: those that come with the program, under those he wrote. */
public final class TemplateBook {

    private static final String ALL =
            """
            select template, yaml, version, changed_at, changed_by from message_template
             where merchant_id = ?
            """;
    private static final String PUT =
            """
            insert into message_template (merchant_id, template, yaml, changed_at, changed_by,
                                          version)
            values (?, ?, ?, ?, ?,
                    1 + coalesce((select max(v.version) from message_template_version v
                                   where v.merchant_id = ? and v.template = ?), 0))
            on conflict (merchant_id, template)
            do update set yaml = excluded.yaml, version = excluded.version,
                          changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """;
    private static final String KEEP_VERSION =
            """
            insert into message_template_version (merchant_id, template, version, yaml, changed_at,
                                                  changed_by)
            select merchant_id, template, version, yaml, changed_at, changed_by
              from message_template
             where merchant_id = ? and template = ?
            on conflict do nothing
            """;
    private static final String VERSIONS =
            """
            select version, yaml, changed_at, changed_by
              from message_template_version
             where merchant_id = ? and template = ?
             order by version desc
             limit 200
            """;
    private static final String REMOVE =
            "delete from message_template where merchant_id = ? and template = ?";
    private static final String CHANGED =
            "update merchant set config_version = config_version + 1 where merchant_id = ?";

    private final TemplateSource source;

    public TemplateBook(TemplateSource source) {
        this.source = source;
    }

    /**
     * A template as it holds for a merchant.
     *
     * @param version 0 as long as it is as it came
     * @param changedAt null as long as it is as it came
     */
    public record Held(
            Template template,
            String yaml,
            int version,
            @Nullable Instant changedAt,
            String changedBy) {}

    /** By id, in the order of ids. */
    public Map<String, Held> all(Connection c, UUID merchant) throws SQLException {
        var held = new TreeMap<String, Held>();
        source.builtIn()
                .forEach((id, template) ->
                        held.put(id, new Held(template, source.builtInText(id), 0, null, "")));
        try (var query = c.prepareStatement(ALL)) {
            query.setObject(1, merchant);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var template = source.read(row.getString("yaml")).template();
                    if (template != null) {
                        var at = row.getObject("changed_at", OffsetDateTime.class).toInstant();
                        held.put(
                                row.getString("template"),
                                new Held(
                                        template,
                                        row.getString("yaml"),
                                        row.getInt("version"),
                                        at,
                                        row.getString("changed_by")));
                    }
                }
            }
        }
        return new LinkedHashMap<>(held);
    }

    public Optional<Template> find(Connection c, UUID merchant, String id) throws SQLException {
        return Optional.ofNullable(all(c, merchant).get(id)).map(Held::template);
    }

    /** Stores a text that {@link TemplateSource#read} found right. */
    void put(Connection c, UUID merchant, String id, String yaml, Change change)
            throws SQLException {
        try (var put = c.prepareStatement(PUT)) {
            put.setObject(1, merchant);
            put.setString(2, id);
            put.setString(3, yaml);
            put.setObject(4, Columns.utc(change.at()));
            put.setString(5, change.by());
            put.setObject(6, merchant);
            put.setString(7, id);
            put.executeUpdate();
        }
        Sql.update(c, KEEP_VERSION, merchant, id);
        changed(c, merchant);
    }

    /** One that was stored, for ever. */
    record Version(int version, String yaml, Instant changedAt, String changedBy) {}

    /** Newest first; empty as long as it is as it came. */
    List<Version> versions(Connection c, UUID merchant, String id) throws SQLException {
        return Sql.list(
                c,
                VERSIONS,
                row ->
                        new Version(
                                row.getInt("version"),
                                row.getString("yaml"),
                                Sql.instant(row, "changed_at"),
                                row.getString("changed_by")),
                merchant,
                id);
    }

    /** Back to what came with the program; false if the merchant had none of his own. */
    boolean remove(Connection c, UUID merchant, String id) throws SQLException {
        try (var remove = c.prepareStatement(REMOVE)) {
            remove.setObject(1, merchant);
            remove.setString(2, id);
            if (remove.executeUpdate() == 0) {
                return false;
            }
        }
        changed(c, merchant);
        return true;
    }

    record Change(Instant at, String by) {}

    private static void changed(Connection c, UUID merchant) throws SQLException {
        try (var update = c.prepareStatement(CHANGED)) {
            update.setObject(1, merchant);
            update.executeUpdate();
        }
    }
}
