package io.hongyan.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The page of the outside world as somebody uses it: clock, parcels, buttons, phone. */
record VirtualWorld(Person person, WorldProcess world) {

    /** Later states may have come before anybody looks; only these two must be over. */
    private static final Pattern UNSCANNED = Pattern.compile("还没有扫描|已下单");

    /** Milliseconds; carriers collect by day, and a story may begin in the evening. */
    private static final double PAST_A_NIGHT = 240_000;

    void open() {
        person.open(world.page());
        person.see("虚拟世界");
    }

    /**
     * Runs the clock fast until a carrier has scanned every one of these parcels, then halts it.
     */
    void runUntilScanned(String speed, Iterable<String> numbers) {
        person.page().locator(".ant-segmented-item").filter(has(speed)).click();
        for (var number : numbers) {
            row(number)
                    .filter(new Locator.FilterOptions().setHasNotText(UNSCANNED))
                    .waitFor(new Locator.WaitForOptions().setTimeout(PAST_A_NIGHT));
        }
        person.press("暂停");
        person.button("继续").waitFor();
    }

    /** Lets time jump; comes back when all that fell due has happened on both sides. */
    void forward(String by) {
        person.press("快进");
        var jump =
                person.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(by));
        person.page()
                .waitForResponse(answer -> answer.url().endsWith("/clock/advance"), jump::click);
        person.button("快进").and(person.page().locator(":enabled")).waitFor();
    }

    void press(String number, String event) {
        choose(number);
        var panel = person.page().locator("section.parcel");
        panel.locator("header").filter(has(number)).waitFor();
        panel.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile("^" + Person.spaced(event) + "$")))
                .click();
        panel.locator(".ant-btn-loading").waitFor(gone());
    }

    void choose(String number) {
        row(number).click();
    }

    private Locator row(String number) {
        return person.page().locator("section.list li button").filter(has(number));
    }

    /** The messages on the phone of the chosen parcel's buyer. */
    Locator messages(String words) {
        return person.page().locator("aside.phone article").filter(has(words));
    }

    static Locator.FilterOptions has(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    }
}
