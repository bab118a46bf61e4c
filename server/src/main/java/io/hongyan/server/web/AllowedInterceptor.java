package io.hongyan.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a call through if its {@link Allowed} or {@link Open} says so; fails closed. */
final class AllowedInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !isOurs(method)) {
            return true;
        }
        response.setHeader("Cache-Control", "no-store");
        var allowed = allowedOf(method);
        if (allowed == null) {
            if (!isOpen(method)) {
                throw Problem.of(403, "forbidden");
            }
            return true;
        }
        var caller = Caller.of(request);
        if (caller == null) {
            throw Problem.of(401, "unauthenticated");
        }
        if (!caller.may(allowed.value())) {
            throw Problem.of(403, "forbidden");
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("io.hongyan.");
    }

    /** The method's word stands above its class's. */
    private static @org.jspecify.annotations.Nullable Allowed allowedOf(HandlerMethod method) {
        var own = method.getMethodAnnotation(Allowed.class);
        if (own != null || method.hasMethodAnnotation(Open.class)) {
            return own;
        }
        return AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allowed.class);
    }

    private static boolean isOpen(HandlerMethod method) {
        return method.hasMethodAnnotation(Open.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Open.class);
    }
}
