package io.hongyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every page of the console, of buyers and of the world: empty, as usual, and crowded. Nothing on
 * them keeps anybody out (axe-core), nothing stands beside a phone's screen, no script falls over.
 * The order only decides how full the pictures are.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryPageTest {

    private static final Pattern LINK = Pattern.compile("/t/[A-Za-z0-9_-]{22}");

    @TempDir private static Path folder;
    private static Stage stage;
    private static Person owner;

    @BeforeAll
    static void start() {
        stage = Stage.start(folder);
        owner = stage.chromium().person(false);
        owner.open(stage.console("/"));
        var gallery = new Gallery("empty");
        owner.see("登录");
        gallery.show(owner, "login");
        assertThat(gallery.barriers()).isEmpty();
        owner.logIn(stage.console("/"), "owner@demo");
    }

    @AfterAll
    static void end() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    @Order(1)
    void empty() {
        look("empty", List.of());
    }

    @Test
    @Order(2)
    void usual() {
        put(8, "U", i -> "杯子");
        live("U", "damaged", List.of(1, 2));
        live("U", "signed", List.of(3));
        stage.world().advance("PT3H");
        look("usual", details("YT88U00000001"));
    }

    @Test
    @Order(3)
    void crowded() {
        var longWords = "手工缂丝团扇礼盒装（含红木扇架、证书与可替换扇面三张），节日限定款，名字特别长的那一种";
        put(60, "C", i -> i % 7 == 0 ? longWords : "明前龙井 " + i);
        live("C", "damaged", IntStream.rangeClosed(1, 24).boxed().toList());
        live("C", "bad-address", IntStream.rangeClosed(25, 40).boxed().toList());
        stage.world().advance("PT3H");
        look("crowded", details("YT88C00000001"));
    }

    private static void put(int count, String series, IntFunction<String> title) {
        for (var i = 1; i <= count; i++) {
            var goods =
                    new Goods(
                            "%s-%d".formatted(series, i),
                            number(series, i),
                            "1390000%04d".formatted(series.charAt(0) * 60 + i),
                            title.apply(i),
                            i % 3 == 1 ? 128000 : 9900 + i * 700L);
            stage.world().post("/world/parcels", goods.wish());
        }
        stage.world().advance("PT4H");
    }

    private static void live(String series, String kind, List<Integer> which) {
        which.forEach(i ->
                stage.world()
                        .post(
                                "/world/parcels/" + number(series, i) + "/events",
                                "{\"kind\":\"" + kind + "\"}"));
        stage.world().advance("PT10M");
    }

    private static String number(String series, int i) {
        return "YT88%s%08d".formatted(series, i);
    }

    /** A page that needs something to be there: its name and its address. */
    private record Detail(String name, URI address) {}

    private static List<Detail> details(String number) {
        var parcel = ask("/api/v1/parcels?number=" + number).path("items").get(0);
        var claim = ask("/api/v1/cases?parcel=" + parcel.path("id").asString());
        var found = new ArrayList<Detail>();
        found.add(
                new Detail(
                        "parcel-drawer",
                        stage.console("/parcels/" + parcel.path("id").asString())));
        found.add(
                new Detail(
                        "case-drawer",
                        stage.console(
                                "/cases/" + claim.path("items").get(0).path("id").asString())));
        var phone = stage.world().get("/world/parcels/" + number).path("phone").asString();
        var link = LINK.matcher(stage.world().get("/world/phones/" + phone).toString());
        assertThat(link.find()).as("a link on the phone %s", phone).isTrue();
        found.add(new Detail("buyer", stage.console(link.group())));
        return found;
    }

    private static JsonNode ask(String path) {
        return WorldProcess.json(stage.server().call("GET", path, ""));
    }

    private static void look(String state, List<Detail> details) {
        var gallery = new Gallery(state);
        for (var page : pages()) {
            var name = page.equals("/") ? "home" : page.substring(1).replace('/', '-');
            gallery.visit(owner, name, stage.console(page));
        }
        details.forEach(detail -> gallery.visit(owner, detail.name(), detail.address()));
        gallery.visit(owner, "flow-editor", stage.console("/flows/damaged-auto-claim"));
        gallery.visit(owner, "buyer-lookup", stage.console("/t/"));
        gallery.visit(owner, "buyer-gone", stage.console("/t/AAAAAAAAAAAAAAAAAAAAAA"));
        gallery.visit(owner, "world", stage.world().page());
        assertThat(gallery.barriers()).as("barriers").isEmpty();
        assertThat(owner.complaints()).as("errors of scripts").isEmpty();
    }

    /** All that the navigation leads to. */
    private static List<String> pages() {
        owner.page().setViewportSize(Person.DESK, Person.DESK_HEIGHT);
        owner.open(stage.console("/parcels"));
        owner.page().locator("nav a[href]").first().waitFor();
        var links =
                owner.page().locator("nav a[href]").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .distinct()
                        .toList();
        assertThat(links).contains("/parcels", "/tickets", "/cases", "/approvals", "/flows");
        return links;
    }
}
