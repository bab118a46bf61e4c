package io.hongyan.server.buyer;

import io.hongyan.server.web.ConsoleConfig;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Open;
import io.hongyan.server.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The buyer's page as it leaves the server: where the parcel is stands in it, so that it can be
 * read before its script has come, and without one.
 */
@RestController
@Open
final class BuyerPages {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final BuyerApi api;
    private final ConsoleConfig config;
    private final BuyerHtml html;

    BuyerPages(BuyerApi api, ConsoleConfig config, BuyerHtml html) {
        this.api = api;
        this.config = config;
        this.html = html;
    }

    /** A link that leads nowhere, or does not any more, gets the same page with nothing in it. */
    @GetMapping("/t/{token:[A-Za-z0-9_-]{22}}")
    ResponseEntity<String> page(
            @PathVariable String token, Language language, HttpServletRequest request)
            throws IOException {
        var frame = Files.readString(config.buyer().resolve("index.html"));
        try {
            var page = api.page(token, null, language, request);
            return answer(200).body(html.filled(frame, page, language));
        } catch (Problem problem) {
            return answer(problem.status()).body(html.missing(frame, language));
        }
    }

    private static ResponseEntity.BodyBuilder answer(int status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
    }
}
