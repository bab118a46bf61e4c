package io.hongyan.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Somebody before the pages: sees, reads and presses what a person would. */
final class Person implements AutoCloseable {

    static final int DESK = 1440;
    static final int DESK_HEIGHT = 900;
    static final int PHONE = 390;
    static final int PHONE_HEIGHT = 844;

    /** Two busy cores take long to draw; what does not come by then will not come. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Person(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout((double) PATIENCE.toMillis());
        page = context.newPage();
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    /** What the scripts of the pages fell over, from the start on. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void open(URI address) {
        page.navigate(address.toString());
    }

    void logIn(URI console, String user) {
        open(console);
        page.getByLabel("账号").fill(user);
        page.locator("input[type=password]").fill(ServerProcess.PASSWORD);
        press("登录");
        see("包裹");
    }

    /** Waits until these words stand anywhere on the page. */
    void see(String words) {
        page.getByText(words).filter(visible()).first().waitFor();
    }

    void seeIn(Locator part, String words) {
        part.getByText(words).filter(visible()).first().waitFor();
    }

    static Locator.FilterOptions visible() {
        return new Locator.FilterOptions().setVisible(true);
    }

    void press(String button) {
        button(button).click();
    }

    /** Ant Design sets a blank between the two letters of a short button. */
    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(spaced(name)))
                .filter(visible())
                .first();
    }

    static java.util.regex.Pattern spaced(String name) {
        var letters =
                name.codePoints()
                        .mapToObj(Character::toString)
                        .map(letter -> letter.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0"))
                        .toList();
        // the browser reads it, which knows no quoting of whole words
        return java.util.regex.Pattern.compile(String.join("\\s?", letters));
    }

    /** The part of the page that slid in over the list. */
    Locator drawer() {
        return page.locator(".ant-drawer-section").filter(visible()).last();
    }

    @Override
    public void close() {
        context.close();
    }
}
