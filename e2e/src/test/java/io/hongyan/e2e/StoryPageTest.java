package io.hongyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job as people see it: somebody presses buttons in the virtual world, and the buyer's
 * phone, the console of operator and approver, and the buyer's page tell what came of it.
 */
class StoryPageTest {

    private static final Goods CUP =
            new Goods("T-1", "YT8800000000011", "13900008801", "杯子", 12900);
    private static final Goods VASE =
            new Goods("T-2", "YT8800000000022", "13900008802", "手绘瓷瓶", 98000);
    private static final Goods TEA =
            new Goods("T-3", "YT8800000000033", "13900008803", "明前龙井", 26000);
    private static final Goods LAMP =
            new Goods("T-4", "YT8800000000044", "13900008804", "纸灯笼", 15900);
    private static final List<Goods> ALL = List.of(CUP, VASE, TEA, LAMP);

    @TempDir private static Path folder;
    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = Stage.start(folder);
    }

    @AfterAll
    static void end() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void whatHappensToParcelsMovesBuyersDeskAndBooks() {
        ALL.forEach(goods -> stage.world().post("/world/parcels", goods.wish()));
        var operator = stage.chromium().person(false);
        var outside = new VirtualWorld(stage.chromium().person(false), stage.world());
        operator.logIn(stage.console("/"), "operator@demo");
        outside.open();
        outside.runUntilScanned("×600", ALL.stream().map(Goods::number).toList());

        aSmallClaimIsPaidByItself(operator, outside);
        aLargeClaimWaitsForApproval(operator, outside);
        theDrawerTellsTheChain(operator);
        signingBringsCareAndAPageToAnswerOn(operator, outside);
        aParcelThatStopsIsATicket(operator, outside);
        assertThat(operator.complaints()).isEmpty();
        assertThat(outside.person().complaints()).isEmpty();
    }

    private static void aSmallClaimIsPaidByItself(Person operator, VirtualWorld outside) {
        outside.press(CUP.number(), "破损");
        outside.forward("1 小时");
        outside.messages("理赔已赔付").first().waitFor();
        assertThat(outside.messages("收货请当面检查").count()).isEqualTo(1);

        operator.open(stage.console("/cases"));
        operator.see(CUP.number());
        operator.page().getByText(CUP.number()).first().click();
        var drawer = operator.drawer();
        operator.seeIn(drawer, "金额怎么算");
        operator.seeIn(drawer, "不超过流程上限");
        operator.seeIn(drawer, "¥64.50");
        operator.seeIn(drawer, "已到账");
        operator.seeIn(drawer, "待追偿");
    }

    private static void aLargeClaimWaitsForApproval(Person operator, VirtualWorld outside) {
        outside.press(VASE.number(), "破损");
        outside.forward("1 小时");
        outside.messages("收货请当面检查").first().waitFor();
        operator.open(stage.console("/cases"));
        row(operator, VASE.number()).filter(VirtualWorld.has("待审批")).waitFor();
        assertThat(outside.messages("理赔已赔付").count()).isZero();

        var approver = stage.chromium().person(false);
        approver.logIn(stage.console("/"), "approver@demo");
        approver.open(stage.console("/approvals"));
        approver.see("¥490.00");
        approver.press("同意");
        approver.press("同意赔付 ¥490.00");
        approver.see("已同意 1 件");
        approver.close();
        outside.forward("1 小时");
        outside.messages("理赔已赔付").first().waitFor();
        row(operator, VASE.number()).filter(VirtualWorld.has("已赔付")).waitFor();
    }

    private static void theDrawerTellsTheChain(Person operator) {
        operator.open(stage.console("/parcels?q=" + CUP.number()));
        row(operator, CUP.number()).click();
        var drawer = operator.drawer();
        for (var link : List.of("很抱歉,您的包裹外包装有破损", "理赔", "赔付", "您的理赔已赔付")) {
            operator.seeIn(drawer, link);
        }
        var apology = drawer.getByRole(AriaRole.LISTITEM).filter(VirtualWorld.has("很抱歉"));
        apology.last().getByText("为什么").click();
        operator.see("破损自动理赔");
        operator.see("第 1 版");
        operator.page().keyboard().press("Escape");
    }

    private static void signingBringsCareAndAPageToAnswerOn(Person operator, VirtualWorld outside) {
        outside.press(CUP.number(), "签收");
        outside.press(TEA.number(), "签收");
        outside.forward("1 小时");
        assertThat(outside.messages("评价可得").count()).as("care before two hours").isZero();
        outside.forward("1 小时");
        outside.forward("1 小时");
        outside.messages("评价可得").first().waitFor();
        var link = linkIn(outside.messages("评价可得").first().innerText());
        outside.choose(CUP.number());
        outside.messages("理赔已赔付").first().waitFor();
        assertThat(outside.messages("评价可得").count()).as("care after damage").isZero();

        var buyer = stage.chromium().person(true);
        buyer.open(link);
        buyer.see("已签收");
        buyer.see("包裹走到哪了");
        buyer.press("收到有问题");
        buyer.page().getByText("少了东西").click();
        buyer.page().getByRole(AriaRole.TEXTBOX).first().fill("少了一罐");
        buyer.press("提交");
        buyer.see("我们收到了");
        assertThat(buyer.complaints()).isEmpty();
        buyer.close();
        operator.open(stage.console("/tickets"));
        operator.see("少了一罐");
    }

    private static void aParcelThatStopsIsATicket(Person operator, VirtualWorld outside) {
        outside.press(LAMP.number(), "滞留");
        outside.forward("1 天");
        outside.forward("1 天");
        outside.forward("1 天");
        operator.open(stage.console("/tickets"));
        operator.see("包裹滞留");
        assertThat(operator.page().getByText("包裹滞留", exactly()).count()).isEqualTo(1);
    }

    private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
        return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
    }

    private static Locator row(Person person, String number) {
        return person.page().locator(".ant-table-row").filter(VirtualWorld.has(number)).first();
    }

    private static URI linkIn(String message) {
        var found = Pattern.compile("/t/[A-Za-z0-9_-]{22}").matcher(message);
        assertThat(found.find()).as(message).isTrue();
        return stage.console(found.group());
    }
}
