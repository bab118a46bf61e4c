package io.hongyan.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The languages we speak; Chinese unless somebody asks for English. */
public enum Language {
    ZH,
    EN;

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    public static Language of(HttpServletRequest request) {
        return of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    static Language of(@org.jspecify.annotations.Nullable String header) {
        if (header == null || header.length() > 500) {
            return ZH;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return Locale.ENGLISH.equals(best) ? EN : ZH;
        } catch (IllegalArgumentException e) {
            return ZH;
        }
    }

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
