package io.hongyan.server.insight;

import io.hongyan.kit.Json;
import io.hongyan.server.access.Audit;
import io.hongyan.server.insight.ExportStore.Job;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Exports as jobs: begun, watched, called off, fetched. Each sees his own. */
@RestController
@RequestMapping("/api/v1/exports")
final class ExportApi {

    private static final int MOST_AT_ONCE = 3;

    private final Database database;
    private final Exports exports;
    private final Vault vault;
    private final Notes notes;

    /** Who numbers and notes jobs, and when. */
    record Notes(Ids ids, Audit audit, WorldClock world) {}

    ExportApi(Database database, Exports exports, Vault vault, Notes notes) {
        this.database = database;
        this.exports = exports;
        this.vault = vault;
        this.notes = notes;
    }

    /**
     * What to export.
     *
     * @param kind parcels, orders, cases or messages
     * @param query the list's own filters, its tab too; days as {@code from}, {@code to}
     */
    record ExportForm(@Nullable String kind, @Nullable JsonNode query) {}

    /**
     * A job.
     *
     * @param state running, done, failed or cancelled
     * @param file where to fetch it; null until it is done
     */
    record ExportView(
            UUID id,
            String kind,
            JsonNode query,
            String state,
            long done,
            long total,
            String problem,
            Instant madeAt,
            @Nullable Instant finishedAt,
            @Nullable String file) {}

    @GetMapping
    @Allowed
    Page<ExportView> list(Caller caller, Paging paging) {
        var jobs =
                database.transact(
                        caller.merchant(),
                        c -> {
                            ExportStore.tidy(c, caller.merchant());
                            return ExportStore.of(
                                    c,
                                    caller.merchant(),
                                    caller.actor(),
                                    paging.afterId(),
                                    paging.limit() + 1);
                        });
        return Page.byId(jobs.stream().map(ExportApi::view).toList(), paging, ExportView::id);
    }

    @GetMapping("/{id}")
    @Allowed
    ExportView one(Caller caller, @PathVariable UUID id) {
        return view(find(caller, id));
    }

    private Job find(Caller caller, UUID id) {
        return database.transact(
                        caller.merchant(),
                        c -> {
                            ExportStore.tidy(c, caller.merchant());
                            return ExportStore.find(c, caller.merchant(), caller.actor(), id);
                        })
                .orElseThrow(Problem::notFound);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed({Role.OPERATOR, Role.SERVICE, Role.WAREHOUSE, Role.APPROVER})
    ExportView begin(Caller caller, Language language, @RequestBody ExportForm form) {
        var kind = ExportKinds.ALL.get(form.kind == null ? "" : form.kind);
        if (kind == null || form.kind == null) {
            var known = ExportKinds.ALL.keySet().stream().sorted().toList();
            throw Problem.invalid("kind", "export.kind", String.join(", ", known));
        }
        var asked = form.query == null || !form.query.isObject() ? Json.object() : form.query;
        var name = form.kind;
        var query = (ObjectNode) ExportKinds.settled(name, asked, notes.world.instant());
        ExportKinds.narrow(kind, query);
        query.put(ExportKinds.LANGUAGE, language.name());
        var id = notes.ids.next();
        database.transact(
                caller.merchant(),
                c -> {
                    ExportStore.tidy(c, caller.merchant());
                    if (ExportStore.running(c, caller.merchant(), caller.actor()) >= MOST_AT_ONCE) {
                        throw Problem.of(409, "export.running");
                    }
                    ExportStore.add(
                            c,
                            caller.merchant(),
                            new ExportStore.Wanted(id, name, query.toString(), caller.actor()));
                    notes.audit.record(
                            c, caller, "export.begun", "export:" + id, Map.of("kind", name));
                    return true;
                });
        exports.start(caller.merchant(), id, name, query.toString());
        return view(find(caller, id));
    }

    @PostMapping("/{id}/cancel")
    @Allowed
    ExportView cancel(Caller caller, @PathVariable UUID id) {
        find(caller, id);
        database.transact(caller.merchant(), c -> ExportStore.cancel(c, caller.merchant(), id));
        return view(find(caller, id));
    }

    @GetMapping("/{id}/file")
    @Allowed
    @ApiResponse(
            responseCode = "200",
            description = "the table as CSV (UTF-8 with a byte order mark)",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<byte[]> file(Caller caller, @PathVariable UUID id) {
        var job = find(caller, id);
        var sealed =
                database.transact(
                                caller.merchant(), c -> ExportStore.file(c, caller.merchant(), id))
                        .orElseThrow(() -> Problem.of(409, "export.not_ready", job.state()));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + job.kind() + ".csv\"")
                .body(vault.open(caller.merchant(), sealed));
    }

    private static ExportView view(Job job) {
        return new ExportView(
                job.id(),
                job.kind(),
                Json.read(job.query()),
                job.state(),
                job.done(),
                job.total(),
                job.problem(),
                job.madeAt(),
                job.finishedAt(),
                job.hasFile() ? "/api/v1/exports/" + job.id() + "/file" : null);
    }

    /** Which kinds there are, and by what each can be narrowed. */
    record KindView(String kind, List<String> columns, List<String> filters) {}

    @GetMapping("/kinds")
    @Allowed
    Page<KindView> kinds() {
        return new Page<>(
                ExportKinds.ALL.entrySet().stream()
                        .map(one ->
                                new KindView(
                                        one.getKey(),
                                        one.getValue().columns().stream()
                                                .map(ExportKinds.Column::heading)
                                                .toList(),
                                        one.getValue().filters().keySet().stream()
                                                .sorted()
                                                .toList()))
                        .sorted(java.util.Comparator.comparing(KindView::kind))
                        .toList(),
                null);
    }
}
