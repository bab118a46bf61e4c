package io.hongyan.server.access;

import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who calls: a key in {@code Authorization: Bearer}, or else the session in the cookie,
 * whose writes must show the session's CSRF token.
 */
final class WhoFilter extends OncePerRequestFilter {

    static final String COOKIE = "hongyan_session";
    static final String CSRF = "X-CSRF-Token";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int LONGEST = 200;

    private final Doorman doorman;
    private final ProblemWriter problems;
    private final RequestLog log;

    WhoFilter(Doorman doorman, ProblemWriter problems, RequestLog log) {
        this.doorman = doorman;
        this.problems = problems;
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/api/v1/") && !path.equals("/metrics");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var began = System.nanoTime();
        var refusal = recognise(request);
        try {
            if (refusal == null) {
                chain.doFilter(request, response);
                return;
            }
            if (refusal.status() == 401) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"hongyan\"");
            }
            problems.write(refusal, request, response);
        } finally {
            note(request, response, began);
        }
    }

    /** Calls of programs are kept for those who write them; people's clicks are not. */
    private void note(HttpServletRequest request, HttpServletResponse response, long began) {
        var caller = Caller.of(request);
        var key = caller == null ? null : caller.key();
        if (caller == null || key == null) {
            return;
        }
        var problem = ProblemWriter.written(request);
        var trace = response.getHeader("X-Trace-Id");
        log.add(
                new RequestLog.Entry(
                        caller.merchant(),
                        log.nextId(),
                        trace == null ? "" : trace,
                        key,
                        request.getMethod(),
                        cut(request.getRequestURI()),
                        response.getStatus(),
                        (int) Math.min(3_600_000, (System.nanoTime() - began) / 1_000_000),
                        problem == null ? "" : problem.code(),
                        problem == null
                                ? List.of()
                                : problem.errors().stream()
                                        .map(one -> cut(one.field()) + ":" + one.code())
                                        .toList()));
    }

    private static String cut(String text) {
        var plain = text.replace('\0', ' ').replace(',', ' ');
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private @Nullable Problem recognise(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return byKey(request, header);
        }
        var token = sessionOf(request).orElse("");
        var caller = token.isEmpty() ? Optional.<Caller>empty() : doorman.bySession(token);
        if (caller.isEmpty()) {
            return request.getRequestURI().equals("/metrics") && !isLocal(request)
                    ? Problem.of(401, "unauthenticated")
                    : null;
        }
        if (!READS.contains(request.getMethod())
                && !Doorman.isCsrf(token, request.getHeader(CSRF))
                && !isLogin(request)) {
            return Problem.of(403, "csrf");
        }
        caller.get().attachTo(request);
        return null;
    }

    private @Nullable Problem byKey(HttpServletRequest request, String header) {
        var key = header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : "";
        var caller =
                key.isEmpty() || key.length() > LONGEST
                        ? Optional.<Doorman.Keyed>empty()
                        : doorman.byKey(key);
        if (caller.isEmpty()) {
            return Problem.of(401, "key");
        }
        caller.get().caller().attachTo(request);
        var path = request.getRequestURI();
        return Scopes.cover(caller.get().scopes(), request.getMethod(), path)
                ? null
                : Problem.of(403, "key.scope", Scopes.resourceOf(path));
    }

    /** Logging in replaces a session; it needs none, so it needs no proof of one. */
    private static boolean isLogin(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().equals("/api/v1/session");
    }

    private static boolean isLocal(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (java.net.UnknownHostException e) {
            return false;
        }
    }

    static Optional<String> sessionOf(HttpServletRequest request) {
        var cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE) && cookie.getValue().length() <= LONGEST) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
