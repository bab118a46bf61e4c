package io.hongyan.server.web;

import io.hongyan.server.platform.Database;
import io.hongyan.server.web.IdempotencyStore.Kept;
import io.hongyan.server.web.IdempotencyStore.Name;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a repeated POST harmless: the same {@code Idempotency-Key} with the same body gets the
 * first answer again, with another body 422, and 409 while the first still runs. Answers that say
 * "try again" (5xx) and secret ones are not kept. A call whose process died may run again after its
 * lease; what it does then is held to once by its own keys.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private final Database database;
    private final IdempotencyStore store;
    private final ProblemWriter problems;

    IdempotencyFilter(Database database, IdempotencyStore store, ProblemWriter problems) {
        this.database = database;
        this.store = store;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Caller.of(request);
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        var key = request.getHeader(HEADER);
        if (key.isBlank() || key.length() > LONGEST) {
            problems.write(Problem.of(400, "idempotency.key", LONGEST), request, response);
            return;
        }
        var name = new Name(caller.merchant(), caller.actor(), key);
        var body = new KeptBody(request);
        var hash = hash(request, body.bytes());
        if (database.transact(name.merchant(), c -> store.begin(c, name, hash))) {
            runFirst(name, body, response, chain);
        } else {
            answerAgain(name, hash, request, response);
        }
    }

    private void runFirst(
            Name name, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var recording = new ContentCachingResponseWrapper(response);
        var kept = false;
        try {
            chain.doFilter(request, recording);
            if (recording.getStatus() < 500 && isRepeatable(request)) {
                var answer =
                        new Kept(
                                recording.getStatus(),
                                recording.getContentType(),
                                recording.getContentAsByteArray());
                kept =
                        database.transact(
                                name.merchant(),
                                c -> {
                                    store.finish(c, name, answer);
                                    return true;
                                });
            }
        } finally {
            if (!kept) {
                database.transact(
                        name.merchant(),
                        c -> {
                            store.forget(c, name);
                            return true;
                        });
            }
            recording.copyBodyToResponse();
        }
    }

    private static boolean isRepeatable(HttpServletRequest request) {
        return !(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                        instanceof HandlerMethod method)
                || !method.hasMethodAnnotation(Unrepeatable.class);
    }

    private void answerAgain(
            Name name, byte[] hash, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var known = database.transact(name.merchant(), c -> store.look(c, name, hash));
        if (known.isPresent() && !known.get().sameRequest()) {
            problems.write(Problem.of(422, "idempotency.other_body"), request, response);
            return;
        }
        var kept = known.map(IdempotencyStore.Known::kept).orElse(null);
        if (kept == null) {
            problems.write(Problem.of(409, "idempotency.running"), request, response);
            return;
        }
        response.setStatus(kept.status());
        response.setContentType(kept.contentType());
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(kept.body());
    }

    private static byte[] hash(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var target = request.getRequestURI() + "?" + request.getQueryString() + "\n";
            digest.update(target.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
