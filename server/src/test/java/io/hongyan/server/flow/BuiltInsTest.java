package io.hongyan.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.flow.FlowSentence;
import io.hongyan.core.message.Template;
import io.hongyan.core.message.TemplateText;
import io.hongyan.server.platform.cli.FlowCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInsTest {

    static final FlowReader READER = new FlowReader(new Conditions(), BuiltIns.templates());

    @Test
    void theBuiltInFlowsAreGoodAndHaveTheNamesPeopleKnow() {
        var readings = BuiltIns.flowTexts().stream().map(READER::read).toList();

        assertThat(readings).allSatisfy(r -> assertThat(r.problems()).isEmpty());
        assertThat(readings)
                .extracting(r -> r.flow() == null ? "" : r.flow().name())
                .contains(
                        "发货提醒",
                        "关键节点提醒",
                        "派送提醒",
                        "驿站/快递柜取件提醒",
                        "滞留预警",
                        "派件失败/地址不详预警",
                        "破损自动理赔",
                        "拒收处理",
                        "签收关怀与评价券",
                        "准时积分与会员升级");
    }

    @Test
    void aFlowIsAlwaysAlsoAPlainSentence() {
        var flow = READER.read(FlowReaderTest.GOOD).good();

        assertThat(FlowSentence.chinese(flow, BuiltInsTest::name))
                .isEqualTo(
                        "当包裹出现破损,且实付不少于 ¥20,每个包裹一次:发消息「破损致歉」(公众号 → 短信);"
                                + "按规则理赔(破损),最多 ¥500,¥100 以内自动赔付,以上等审批;"
                                + "等到理赔已赔付,最多 7 天;"
                                + "如果等到了,且理赔金额多于 ¥0,则(发消息「理赔结果」),否则(提工单「破损理赔七天未结」)。");
        assertThat(FlowSentence.english(flow, id -> id))
                .isEqualTo(
                        "When a parcel meets damage and amount paid is at least ¥20, once per parcel:"
                                + " send \"damaged-apology\" (WeChat, then SMS); open a claim for"
                                + " damage of at most ¥500, paid by itself up to ¥100, above it after"
                                + " approval; wait until a claim is paid, at most 7 days; if it came"
                                + " and amount of the claim is more than ¥0 (send \"claim-paid\"),"
                                + " else (raise the ticket \"破损理赔七天未结\").");
    }

    private static String name(String template) {
        return java.util.Objects.requireNonNull(BuiltIns.templates().get(template)).name();
    }

    @Test
    void theBuiltInTemplatesFitTheirChannels() {
        var vars = new HashMap<String, String>();
        vars.put("parcel.number", "YT9990001112223");
        vars.put("parcel.carrierName", "圆通");
        vars.put("order.number", "B-1");
        vars.put("parcel.link", "");
        vars.put("claim.amount", "¥89.00");
        vars.put("member.tier", "白金会员");
        vars.put("parcel.link", "h/t/x");

        for (var template : BuiltIns.templates().values()) {
            var words = TemplateText.each(template.zh(), text -> TemplateText.render(text, vars));
            assertThat(words.sms().length()).as(template.id()).isLessThanOrEqualTo(70);
            words.wechat()
                    .forEach((field, text) -> {
                        assertThat(text).as(template.id() + field).isNotEmpty();
                        if (field.startsWith("thing")) {
                            assertThat(text.length()).isLessThanOrEqualTo(20);
                        }
                        if (field.startsWith("character_string")) {
                            assertThat(text).matches("[ -~]{1,32}");
                        }
                    });
        }
        assertThat(BuiltIns.templates().values())
                .filteredOn(Template::marketing)
                .extracting(Template::id)
                .containsExactly("repurchase-coupon");
    }

    @Test
    void aTemplateWithAnUnknownVariableIsRefused() {
        var reading =
                TemplateReader.read(
                        """
                        template: t
                        name: 名
                        purpose: 关怀
                        title: 您好
                        text: 单号 {{parcel.nunber}} {{ 最终解释权 }}
                        """);

        assertThat(reading.template()).isNull();
        assertThat(reading.problems())
                .extracting(FlowProblem::code)
                .containsExactlyInAnyOrder(
                        "template.variable_unknown_did_you_mean",
                        "template.braces",
                        "template.forbidden");
    }

    @Test
    void theCommandNamesFilePlaceAndReason(@TempDir Path folder) throws IOException {
        var good = Files.writeString(folder.resolve("good.yaml"), FlowReaderTest.GOOD);
        var bad =
                Files.writeString(
                        folder.resolve("bad.yaml"),
                        FlowReaderTest.GOOD.replace("DAMAGED, at", "X, at"));

        assertThat(check(List.of(good.toString()))).isEqualTo("0 ");
        assertThat(check(List.of(good.toString(), bad.toString())))
                .startsWith("1 " + bad + ":9:21: 「X」不可用");
        assertThat(check(List.of(folder + "/none.yaml"))).startsWith("1 ");
        assertThat(check(List.of())).startsWith("2 ");
    }

    private static String check(List<String> files) {
        var bytes = new ByteArrayOutputStream();
        int status =
                FlowCheck.run(files, new PrintStream(bytes, true, StandardCharsets.UTF_8), "zh");
        return status + " " + bytes.toString(StandardCharsets.UTF_8);
    }
}
