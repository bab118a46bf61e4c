package io.hongyan.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents. */
public final class ProblemWriter {

    private static final String WRITTEN = Problem.class.getName();
    static final String TYPE = "application/problem+json";

    private final Catalogue catalogue;
    private final JsonMapper json;

    public ProblemWriter(Catalogue catalogue, JsonMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    /** The problem that this request was answered with; null when it was answered well. */
    public static @Nullable Problem written(HttpServletRequest request) {
        return request.getAttribute(WRITTEN) instanceof Problem problem ? problem : null;
    }

    /** The members of the document in the caller's language. */
    Map<String, Object> document(Problem problem, HttpServletRequest request) {
        request.setAttribute(WRITTEN, problem);
        var language = Language.of(request);
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "urn:hongyan:problem:" + problem.code());
        document.put("title", catalogue.text(language, "status." + problem.status(), List.of()));
        document.put("status", problem.status());
        document.put("code", problem.code());
        document.put("detail", catalogue.text(language, problem.code(), problem.args()));
        document.put("instance", request.getRequestURI());
        document.put("traceId", TraceFilter.idOf(request));
        document.put("errors", errors(problem, language));
        document.putAll(problem.more());
        return document;
    }

    private List<Map<String, String>> errors(Problem problem, Language language) {
        var errors = new ArrayList<Map<String, String>>();
        for (var error : problem.errors()) {
            var one = new LinkedHashMap<String, String>();
            one.put("field", error.field());
            one.put("code", error.code());
            one.put("message", catalogue.text(language, error.code(), error.args()));
            errors.add(one);
        }
        return errors;
    }

    /** For filters, which stand before the place where exceptions become answers. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var bytes = json.writeValueAsBytes(document(problem, request));
        response.setStatus(problem.status());
        response.setContentType(TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
