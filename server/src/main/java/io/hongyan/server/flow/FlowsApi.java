package io.hongyan.server.flow;

import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Flows: what runs by itself, and the writing of it. */
@RestController
@RequestMapping("/api/v1")
final class FlowsApi {

    private final Flows flows;

    FlowsApi(Flows flows) {
        this.flows = flows;
    }

    record FlowText(@Nullable String yaml) {

        String text() {
            if (yaml == null || yaml.isBlank()) {
                throw Problem.invalid("yaml", "required");
            }
            return yaml;
        }
    }

    record Switch(@Nullable Boolean enabled) {}

    @GetMapping("/flows")
    @Allowed
    Page<Flows.FlowView> all(Caller caller, HttpServletRequest request) {
        return new Page<>(flows.all(caller, Language.of(request)), null);
    }

    @GetMapping("/flows/{id}")
    @Allowed
    Flows.FlowView one(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return flows.one(caller, id, Language.of(request));
    }

    /** Keeps a draft; 422 with line, column and words for all that is wrong in it. */
    @PutMapping("/flows/{id}")
    @Allowed(Role.OPERATOR)
    Flows.FlowView put(
            Caller caller,
            @PathVariable String id,
            @RequestBody FlowText body,
            HttpServletRequest request) {
        return flows.put(caller, id, body.text(), Language.of(request));
    }

    @PostMapping("/flows/check")
    @Allowed
    Flows.Check check(Caller caller, @RequestBody FlowText body, HttpServletRequest request) {
        return flows.check(caller, body.text(), Language.of(request));
    }

    @PostMapping("/flows/{id}/publish")
    @Allowed(Role.OPERATOR)
    Flows.FlowView publish(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return flows.publish(caller, id, Language.of(request));
    }

    @PutMapping("/flows/{id}/enabled")
    @Allowed(Role.OPERATOR)
    Flows.FlowView enable(
            Caller caller,
            @PathVariable String id,
            @RequestBody Switch body,
            HttpServletRequest request) {
        if (body.enabled() == null) {
            throw Problem.invalid("enabled", "required");
        }
        return flows.enable(caller, id, body.enabled(), Language.of(request));
    }

    @DeleteMapping("/flows/{id}")
    @Allowed(Role.OPERATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String id) {
        flows.delete(caller, id);
    }

    @GetMapping("/flows/{id}/versions")
    @Allowed
    Page<Flows.VersionView> versions(Caller caller, @PathVariable String id) {
        return new Page<>(flows.versions(caller, id), null);
    }

    @GetMapping("/flows/{id}/runs")
    @Allowed
    Page<Flows.RunView> runs(Caller caller, @PathVariable String id) {
        return new Page<>(flows.runs(caller, id), null);
    }

    /** Triggers, fields, steps and purposes: what an editor offers. */
    @GetMapping("/flow-catalogue")
    @Allowed
    Map<String, List<Map<String, Object>>> catalogue(HttpServletRequest request) {
        return FlowCatalogue.of(Language.of(request));
    }
}
