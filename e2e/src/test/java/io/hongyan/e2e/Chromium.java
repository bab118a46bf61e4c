package io.hongyan.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, driven over Playwright; nothing is downloaded for it. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "google-chrome", "google-chrome-stable", "chromium-browser");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Without a browser or Node on the machine the asking test is counted as not run. */
    static Chromium start() {
        var executable = NAMES.stream().flatMap(name -> find(name).stream()).findFirst();
        var node = find("node");
        assumeTrue(executable.isPresent(), "no Chromium on this machine");
        assumeTrue(node.isPresent(), "no Node.js on this machine");
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        Map.of(
                                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                                "1",
                                                "PLAYWRIGHT_NODEJS_PATH",
                                                node.get().toString())));
        var browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable.get())
                                        .setArgs(List.of("--no-sandbox", "--lang=zh-CN")));
        return new Chromium(playwright, browser);
    }

    /** A person of their own, with their own cookies, at their desk or with a phone in hand. */
    Person person(boolean hasPhone) {
        return new Person(
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(
                                        hasPhone ? Person.PHONE : Person.DESK,
                                        hasPhone ? Person.PHONE_HEIGHT : Person.DESK_HEIGHT)
                                .setReducedMotion(
                                        com.microsoft.playwright.options.ReducedMotion.REDUCE)
                                .setLocale("zh-CN")
                                .setTimezoneId("Asia/Shanghai")));
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
