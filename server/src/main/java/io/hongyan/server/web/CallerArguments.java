package io.hongyan.server.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a call its {@link Caller}, {@link Paging} or {@link Language}. */
final class CallerArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Caller.class || type == Paging.class || type == Language.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not a request of the servlet container");
        }
        var type = parameter.getParameterType();
        if (type == Language.class) {
            return Language.of(request);
        }
        return type == Caller.class ? callerOf(request) : pagingOf(request);
    }

    private static Caller callerOf(HttpServletRequest request) {
        var caller = Caller.of(request);
        if (caller == null) {
            throw Problem.of(401, "unauthenticated");
        }
        return caller;
    }

    private static Paging pagingOf(HttpServletRequest request) {
        var limit = request.getParameter("limit");
        var after = request.getParameter("after");
        return new Paging(
                limit == null ? Paging.USUAL : limitOf(limit),
                after == null || after.isEmpty() ? null : Cursor.parse(after));
    }

    private static int limitOf(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw Problem.invalid("limit", "limit", Paging.MOST);
        }
        var limit = Integer.parseInt(text);
        if (limit < 1 || limit > Paging.MOST) {
            throw Problem.invalid("limit", "limit", Paging.MOST);
        }
        return limit;
    }
}
