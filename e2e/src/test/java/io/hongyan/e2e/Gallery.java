package io.hongyan.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Pictures of pages in {@code target/pages}, at a desk's and a phone's width, light and dark, for
 * people to look at; and what a machine can see: barriers (axe-core) and pages cut at the side.
 */
final class Gallery {

    private static final Path FOLDER = Path.of("target", "pages");
    private static final Path AXE = Path.of("../web/console/node_modules/axe-core/axe.min.js");

    private static final String SETTLED =
            """
            () => document.fonts.status === 'loaded'
                && !document.querySelector('.ant-skeleton-active, .ant-spin-spinning, [aria-busy=true]')
            """;
    private static final String DRAWN =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";
    private static final String BARRIERS =
            """
            async () => {
              const found = await axe.run(document, {
                resultTypes: ['violations'],
                // Only two rules ask for it, of films and of held screens; both are off or mild.
                preload: false,
              });
              return found.violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .map(({ id, nodes }) => id + ': '
                    + nodes.slice(0, 3).map(({ target, html }) =>
                        target.join(' ') + ' ' + html.slice(0, 120)).join(' | '));
            }
            """;
    private static final String TOO_WIDE =
            "() => document.documentElement.scrollWidth - window.innerWidth";

    private final String state;
    private final String axe;
    private final List<String> barriers = new ArrayList<>();

    /**
     * @param state what the pages hold: empty, usual or crowded
     */
    Gallery(String state) {
        this.state = state;
        try {
            Files.createDirectories(FOLDER.resolve(state));
            axe = Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException("the console's packages are not installed", e);
        }
    }

    /** What nobody may meet, by page. */
    List<String> barriers() {
        return List.copyOf(barriers);
    }

    void visit(Person person, String name, URI address) {
        person.page().setViewportSize(Person.DESK, Person.DESK_HEIGHT);
        person.open(address);
        show(person, name);
    }

    /** The page as it stands, four times. */
    void show(Person person, String name) {
        var page = person.page();
        page.evaluate(axe);
        for (var width : List.of(Person.DESK, Person.PHONE)) {
            page.setViewportSize(
                    width, width == Person.DESK ? Person.DESK_HEIGHT : Person.PHONE_HEIGHT);
            for (var light : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
                page.waitForFunction(SETTLED);
                page.evaluate(DRAWN);
                picture(page, "%s-%d-%s".formatted(name, width, lower(light)));
                look(page, "%s/%s at %d %s".formatted(state, name, width, lower(light)), light);
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(Person.DESK, Person.DESK_HEIGHT);
    }

    private void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(FOLDER.resolve(state).resolve(name + ".png"))
                        .setAnimations(
                                com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
    }

    private void look(Page page, String where, ColorScheme light) {
        if (page.evaluate(TOO_WIDE) instanceof Number over && over.intValue() > 0) {
            barriers.add(where + ": " + over + " px stand beside the screen");
        }
        // both widths and both lights are looked at, each once
        boolean isDesk = page.viewportSize().width == Person.DESK;
        if (isDesk == (light == ColorScheme.LIGHT)
                && page.evaluate(BARRIERS) instanceof List<?> found) {
            found.forEach(one -> barriers.add(where + ": " + one));
        }
    }

    private static String lower(ColorScheme light) {
        return light.name().toLowerCase(Locale.ROOT);
    }
}
