package io.hongyan.server.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.web.Catalogue;
import io.hongyan.server.web.Language;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BuyerHtmlTest {

    private static final String FRAME = "<body><div id=\"root\"></div></body>";
    private static final BuyerHtml HTML =
            new BuyerHtml(
                    new Catalogue(List.of(BuyerConfiguration.class)), JsonMapper.builder().build());

    @Test
    void theParcelIsReadWithoutAScript() {
        var html = HTML.filled(FRAME, page("包裹已签收", "圆通速递"), Language.ZH);

        assertThat(html)
                .contains("<h1>包裹已签收</h1>")
                .contains("<h2>包裹走到哪了</h2>")
                .contains("<b>已揽收</b> <time datetime=\"2026-11-22T02:00:00Z\">11-22 10:00</time>");
    }

    @Test
    void noWordsBecomeAScript() {
        var html =
                HTML.filled(FRAME, page("</script><script>alert(1)</script>", "<b>"), Language.ZH);

        assertThat(html).contains("&lt;/script&gt;").doesNotContain("<script>alert");
        assertThat(html.split("</script>", -1)).hasSize(2);
    }

    @Test
    void aLinkThatLeadsNowhereSaysSo() {
        assertThat(HTML.missing(FRAME, Language.EN))
                .contains("<noscript>")
                .contains("<div id=\"root\"></div>")
                .contains("opens nothing any more");
    }

    private static BuyerViews.BuyerPage page(String sentence, String carrier) {
        var at = Instant.parse("2026-11-22T02:00:00Z");
        return new BuyerViews.BuyerPage(
                at,
                sentence,
                "arrived",
                "雁行商城",
                carrier,
                "YT1",
                null,
                List.of(new BuyerViews.Milestone("parcel.picked_up", "已揽收", at, "")),
                List.of(new BuyerParcel.Event(at, sentence, "")),
                new BuyerViews.Goods("B-1", List.of()),
                new BuyerViews.Choices(true, null, false),
                false,
                null,
                null,
                List.of());
    }
}
