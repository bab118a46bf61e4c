package io.hongyan.server.buyer;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Tokens;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Open;
import io.hongyan.server.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the buyer's page asks and sends. The link is the key; there is no login. */
@RestController
@RequestMapping("/api/buyer")
@Open
final class BuyerApi {

    private static final Set<String> KINDS =
            Set.of("DAMAGED", "SHORT", "WRONG", "NOT_RECEIVED", "OTHER");
    private static final int LONGEST_WORDS = 1000;

    private final Database database;
    private final InstantSource world;
    private final Links links;
    private final Lookup lookup;
    private final Parts parts;
    private final Throttle byLink = new Throttle(120);
    private final Throttle byAddress = new Throttle(600);

    /** What the page is made of. */
    record Parts(BuyerOrders orders, BuyerDeeds deeds) {}

    BuyerApi(Database database, InstantSource world, Links links, Lookup lookup, Parts parts) {
        this.database = database;
        this.world = world;
        this.links = links;
        this.lookup = lookup;
        this.parts = parts;
    }

    @GetMapping("/{token}")
    BuyerViews.BuyerPage page(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable UUID parcel,
            Language language,
            HttpServletRequest request) {
        var opened = open(token, request);
        return page(opened, parcel, language);
    }

    private BuyerViews.BuyerPage page(
            Links.Opened opened, @Nullable UUID parcel, Language language) {
        return database.transact(
                opened.merchant(),
                c -> parts.orders.page(c, opened, parcel, language, world.instant()));
    }

    @PostMapping("/lookup")
    BuyerViews.LinkView lookUp(
            @RequestBody BuyerViews.LookupForm form, HttpServletRequest request) {
        var order = form.order() == null ? "" : form.order().strip();
        var phone4 = form.phone4() == null ? "" : form.phone4().strip();
        if (order.isEmpty() || order.length() > 64 || order.indexOf('\0') >= 0) {
            throw Problem.invalid("order", "required");
        }
        if (!phone4.matches("[0-9]{4}")) {
            throw Problem.invalid("phone4", "buyer.phone4");
        }
        return switch (lookup.find(order, phone4, request.getRemoteAddr())) {
            case Lookup.Result.Found(var token) -> new BuyerViews.LinkView(token);
            case Lookup.Result.Missing() -> throw Problem.of(404, "buyer.lookup");
            case Lookup.Result.TooMany() -> throw Problem.of(429, "buyer.too_many");
        };
    }

    @PostMapping("/{token}/problem")
    BuyerViews.BuyerPage report(
            @PathVariable String token,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BuyerViews.ProblemForm form,
            Language language,
            HttpServletRequest request) {
        var opened = open(token, request);
        var kind = form.kind() == null ? "" : form.kind();
        if (!KINDS.contains(kind)) {
            throw Problem.invalid("kind", "buyer.kind", String.join(", ", KINDS));
        }
        var words = words(form.words());
        database.transact(
                opened.merchant(),
                c -> {
                    var parcel =
                            BuyerParcel.of(c, opened.merchant(), opened.order()).stream()
                                    .findFirst()
                                    .map(BuyerParcel.Stand::id)
                                    .orElse(null);
                    var named = key == null ? kind + "\n" + words : key;
                    var report =
                            new Desk.Report(
                                    "buyer/" + opened.order() + "/" + shortHash(named),
                                    kind,
                                    words,
                                    opened.order(),
                                    parcel);
                    parts.deeds.report(c, opened, report, world.instant());
                    return true;
                });
        return page(opened, null, language);
    }

    private static String shortHash(String text) {
        return HexFormat.of().formatHex(Tokens.hash(text)).substring(0, 24);
    }

    @PostMapping("/{token}/review")
    BuyerViews.ReviewView review(
            @PathVariable String token,
            @RequestBody BuyerViews.ReviewForm form,
            HttpServletRequest request) {
        var opened = open(token, request);
        var stars = form.stars();
        if (stars == null || stars < 1 || stars > 5) {
            throw Problem.invalid("stars", "buyer.stars");
        }
        var words = words(form.words());
        var coupon =
                database.transact(
                        opened.merchant(),
                        c ->
                                parts.deeds.review(
                                        c,
                                        opened,
                                        new BuyerDeeds.Stars(stars, words),
                                        parts.orders.order(c, opened.merchant(), opened.order()),
                                        world.instant()));
        return new BuyerViews.ReviewView(coupon.map(BuyerOrders::view).orElse(null));
    }

    @GetMapping("/{token}/preferences")
    BuyerViews.Preferences preferences(@PathVariable String token, HttpServletRequest request) {
        var opened = open(token, request);
        return database.transact(
                opened.merchant(),
                c ->
                        parts.deeds.preferences(
                                c,
                                opened.merchant(),
                                parts.orders.order(c, opened.merchant(), opened.order()).buyer()));
    }

    @PutMapping("/{token}/preferences")
    BuyerViews.Preferences prefer(
            @PathVariable String token,
            @RequestBody BuyerViews.PreferencesForm form,
            HttpServletRequest request) {
        var opened = open(token, request);
        return database.transact(
                opened.merchant(),
                c -> {
                    var merchant = opened.merchant();
                    var buyer = parts.orders.order(c, merchant, opened.order()).buyer();
                    parts.deeds.prefer(c, merchant, buyer, form, world.instant());
                    return parts.deeds.preferences(c, merchant, buyer);
                });
    }

    private Links.Opened open(String token, HttpServletRequest request) {
        if (!byLink.take(token) || !byAddress.take(request.getRemoteAddr())) {
            throw Problem.of(429, "buyer.too_many");
        }
        return links.open(token).orElseThrow(() -> Problem.of(404, "buyer.link"));
    }

    private static String words(@Nullable String words) {
        var text = words == null ? "" : words.strip();
        if (text.length() > LONGEST_WORDS) {
            throw Problem.invalid("words", "too_long", LONGEST_WORDS);
        }
        return text.replace('\0', ' ');
    }
}
