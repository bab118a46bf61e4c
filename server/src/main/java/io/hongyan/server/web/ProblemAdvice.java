package io.hongyan.server.web;

import io.hongyan.server.platform.DatabaseTrouble;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** Turns every "no" and every failure of a call into a problem document. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem, HttpServletRequest request) {
        return answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(
            HttpMessageNotReadableException e, HttpServletRequest request) {
        return answer(problemOf(e), request);
    }

    private static Problem problemOf(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof JacksonException json) {
                return problemOf(json);
            }
        }
        return Problem.of(400, "malformed_json", 1, 1);
    }

    /** Broken JSON is 400 with its place; good JSON of the wrong shape is 422 with its field. */
    static Problem problemOf(JacksonException e) {
        var path =
                e.getPath().stream()
                        .map(r ->
                                r.getPropertyName() != null
                                        ? "." + r.getPropertyName()
                                        : "[" + r.getIndex() + "]")
                        .collect(Collectors.joining());
        if (!(e instanceof StreamReadException) && !path.isEmpty()) {
            return Problem.invalid(path.startsWith(".") ? path.substring(1) : path, "type");
        }
        var place = e.getLocation();
        return place == null
                ? Problem.of(400, "malformed_json", 1, 1)
                : Problem.of(400, "malformed_json", place.getLineNr(), place.getColumnNr());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notValid(
            MethodArgumentNotValidException e, HttpServletRequest request) {
        return answer(
                Problem.invalid(
                        e.getBindingResult().getFieldErrors().stream()
                                .map(error -> FieldError.of(error.getField(), "type"))
                                .toList()),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongType(
            MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        // An id in the path that is no id names nothing.
        var inPath =
                e.getParameter()
                        .hasParameterAnnotation(
                                org.springframework.web.bind.annotation.PathVariable.class);
        return answer(inPath ? Problem.notFound() : Problem.invalid(e.getName(), "type"), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(
            MissingServletRequestParameterException e, HttpServletRequest request) {
        return answer(Problem.invalid(e.getParameterName(), "required"), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> method(
            HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        var allowed = e.getSupportedHttpMethods();
        var names =
                allowed == null
                        ? ""
                        : allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
        var problem = Problem.of(405, "method", request.getMethod(), names);
        var answer = ResponseEntity.status(405).contentType(MediaType.valueOf(ProblemWriter.TYPE));
        if (allowed != null) {
            answer.allow(allowed.toArray(HttpMethod[]::new));
        }
        return answer.body(writer.document(problem, request));
    }

    @ExceptionHandler({
        HttpMediaTypeNotSupportedException.class,
        HttpMediaTypeNotAcceptableException.class
    })
    ResponseEntity<Map<String, Object>> mediaType(Exception e, HttpServletRequest request) {
        var asked = e instanceof HttpMediaTypeNotAcceptableException;
        return answer(Problem.of(asked ? 406 : 415, asked ? "accept" : "content_type"), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> nothingThere(
            NoResourceFoundException e, HttpServletRequest request) {
        return answer(Problem.of(404, "no_such_call"), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> database(DatabaseTrouble e, HttpServletRequest request) {
        if (e.sqlState().startsWith("22")) {
            // A value that no column takes, for example a text with a NUL in it.
            return answer(Problem.of(422, "value"), request);
        }
        if (e.isTaken()) {
            return answer(Problem.of(409, "status.409"), request);
        }
        LOG.error("{} failed in the database, state {}", request.getMethod(), e.sqlState(), e);
        return answer(Problem.of(503, "database"), request);
    }

    /** The caller hung up: there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        LOG.debug("the caller hung up: {}", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> gone(IOException e, HttpServletRequest request) {
        LOG.debug("reading or writing failed: {}", e.getMessage());
        return answer(Problem.of(400, "unreadable"), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> anything(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var status = known.getStatusCode().value();
            return answer(Problem.of(status, "status." + status), request);
        }
        LOG.error("{} failed", request.getMethod(), e);
        return answer(Problem.of(500, "internal"), request);
    }

    private ResponseEntity<Map<String, Object>> answer(
            Problem problem, HttpServletRequest request) {
        var answer =
                ResponseEntity.status(problem.status())
                        .contentType(MediaType.valueOf(ProblemWriter.TYPE))
                        .header("Cache-Control", "no-store");
        if (problem.status() == 401) {
            answer.header("WWW-Authenticate", "Bearer realm=\"hongyan\"");
        }
        return answer.body(writer.document(problem, request));
    }
}
