package io.hongyan.server.message;

import io.hongyan.core.message.Purpose;
import io.hongyan.core.message.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Four templates, and a reader of one line: {@code id|text}. */
final class TestTemplates implements TemplateSource {

    @Override
    public Map<String, Template> builtIn() {
        return Stream.of(
                        template(
                                "shipped",
                                Purpose.SHIPPED,
                                false,
                                "包裹{{parcel.number}} {{parcel.link}}"),
                        template("coupon", Purpose.MEMBER, true, "送您优惠券"),
                        template("paid", Purpose.CLAIM, false, "已赔付{{claim.amount}}"),
                        template("alarm", Purpose.ALERT, false, "包裹滞留 {{parcel.number}}"))
                .collect(Collectors.toMap(Template::id, one -> one));
    }

    @Override
    public String builtInText(String id) {
        var template = builtIn().get(id);
        return template == null ? "" : id + "|" + template.zh().text();
    }

    @Override
    public Reading read(String yaml) {
        var bar = yaml.indexOf('|');
        var text = yaml.substring(bar + 1);
        if (bar < 0 || text.contains("{{nobody")) {
            return new Reading(
                    null,
                    List.of(
                            new TemplateProblem(
                                    1, 3, "template.variable_unknown", List.of("x"), "无", "no")));
        }
        return new Reading(
                template(yaml.substring(0, bar), Purpose.SHIPPED, false, text), List.of());
    }

    private static Template template(String id, Purpose purpose, boolean marketing, String text) {
        return new Template(
                id,
                id,
                purpose,
                marketing,
                new Template.Wording("标题", text, text, Map.of("thing1", "{{parcel.number|无}}")),
                Optional.empty());
    }
}
