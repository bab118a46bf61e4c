package io.hongyan.server.buyer;

import io.hongyan.server.web.Catalogue;
import io.hongyan.server.web.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a buyer's page says into the page's frame. */
final class BuyerHtml {

    private static final String ROOT = "<div id=\"root\"></div>";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Catalogue words;
    private final JsonMapper json;

    BuyerHtml(Catalogue words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    /** The frame with the parcel in it, for people, and once more for the script. */
    String filled(String frame, BuyerViews.BuyerPage page, Language language) {
        var body = new StringBuilder("<div id=\"root\"><main class=\"page\">");
        body.append("<section class=\"card head ").append(text(page.tone())).append("\">");
        body.append("<p class=\"quiet\">").append(text(page.shop())).append("</p>");
        body.append("<h1>").append(text(page.sentence())).append("</h1>");
        body.append("<p class=\"number\">").append(text(page.carrier())).append(" <b>");
        body.append(text(page.number())).append("</b></p></section>");
        body.append("<section class=\"card\"><h2>")
                .append(text(words.text(language, "buyer.journey", List.of())))
                .append("</h2><ol class=\"journey\">");
        page.milestones().forEach(stone -> stone(body, stone));
        body.append("</ol></section></main></div>");
        body.append("<script type=\"application/json\" id=\"parcel\">");
        body.append(script(json.writeValueAsString(page))).append("</script>");
        return frame.replace(ROOT, body);
    }

    private static void stone(StringBuilder body, BuyerViews.Milestone stone) {
        body.append("<li><b>").append(text(stone.name())).append("</b> <time datetime=\"");
        body.append(stone.at()).append("\">").append(when(stone.at())).append("</time></li>");
    }

    private static String when(Instant at) {
        return WHEN.format(at);
    }

    /** What those without a script read when there is nothing to see. */
    String missing(String frame, Language language) {
        var sentence = text(words.text(language, "buyer.gone", List.of()));
        return frame.replace(
                ROOT,
                "<noscript><main class=\"page\"><section class=\"card head\"><h1>"
                        + sentence
                        + "</h1></section></main></noscript>"
                        + ROOT);
    }

    private static String text(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }

    /** JSON in which no word can end the element that holds it. */
    private static String script(String text) {
        return text.replace("<", "\\u003c").replace("\u2028", "").replace("\u2029", "");
    }
}
