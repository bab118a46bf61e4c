package io.hongyan.server.order;

import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.StreamNotice;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.FieldError;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes orders in, from the API and from hooks alike. The same body twice changes nothing; unknown
 * fields stay in the sealed body; a shop that nobody knows is made as a self-built one.
 */
public final class OrderIntake {

    private static final JsonMapper CANONICAL =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private static final Pattern SHOP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String MAKE_SHOP =
            """
            insert into shop (merchant_id, shop_id, code, name, kind)
            values (?, ?, ?, ?, 'self-built')
            on conflict (merchant_id, code) do nothing
            """;

    private static final String MAY_MAKE = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final Vault vault;
    private final Ids ids;
    private final InstantSource world;
    private final Neighbours neighbours;
    private final Places places = Places.national();

    /** Who hears about orders, in the same transaction. */
    public record Neighbours(
            MemberDirectory members,
            ConsentBook consents,
            CouponRedemption coupons,
            OrderNews news) {

        public static final Neighbours NONE =
                new Neighbours(
                        MemberDirectory.NONE,
                        ConsentBook.NONE,
                        CouponRedemption.NONE,
                        OrderNews.NONE);
    }

    public OrderIntake(Vault vault, Ids ids, InstantSource world, Neighbours neighbours) {
        this.vault = vault;
        this.ids = ids;
        this.world = world;
        this.neighbours = neighbours;
    }

    /** What became of an order. */
    public sealed interface Upserted {

        record Stored(UUID order, Change change) implements Upserted {}

        /** Nothing was written. */
        record Invalid(List<FieldError> errors) implements Upserted {

            public Invalid {
                errors = List.copyOf(errors);
            }
        }
    }

    /** Whether anything was written. */
    public enum Change {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /** In the caller's transaction, which names the merchant. */
    public Upserted upsert(Connection c, UUID merchant, String shop, JsonNode json)
            throws SQLException {
        if (!SHOP.matcher(shop).matches()) {
            return new Upserted.Invalid(List.of(FieldError.of("shop", "order.shop")));
        }
        return switch (OrderReader.read(json)) {
            case OrderReader.Read.Bad(var errors) -> new Upserted.Invalid(errors);
            case OrderReader.Read.Good(var form) -> store(c, merchant, shop, form, json);
        };
    }

    private Upserted store(Connection c, UUID merchant, String shop, OrderForm form, JsonNode json)
            throws SQLException {
        var body = body(merchant, json);
        var held = lock(c, merchant, shop, form.number());
        if (held == null) {
            return create(c, merchant, shop, form, body);
        }
        if (Arrays.equals(held.bodyHash(), body.hash())) {
            return new Upserted.Stored(held.id(), Change.UNCHANGED);
        }
        var people = rewrite(c, merchant, shop, form, held);
        var place = places.find(form.address());
        var row = new OrderStore.Row(held.id(), shop, form, place, people, body);
        var now = world.instant();
        OrderStore.update(c, merchant, row, now);
        settle(c, merchant, row, held.cancelled() ? Change.UNCHANGED : Change.CHANGED, now);
        return new Upserted.Stored(held.id(), Change.CHANGED);
    }

    /** The order's row, or else the right to make it: nobody else can in this transaction. */
    private static OrderStore.@Nullable Held lock(
            Connection c, UUID merchant, String shop, String number) throws SQLException {
        var held = OrderStore.lock(c, merchant, shop, number);
        if (held.isPresent()) {
            return held.get();
        }
        Sql.exists(c, MAY_MAKE, merchant + "/" + shop + "/" + number);
        return OrderStore.lock(c, merchant, shop, number).orElse(null);
    }

    private Upserted create(
            Connection c, UUID merchant, String shop, OrderForm form, OrderStore.Body body)
            throws SQLException {
        Sql.update(c, MAKE_SHOP, merchant, ids.next(), shop, shop);
        var people = keep(c, merchant, shop, form);
        var place = places.find(form.address());
        var row = new OrderStore.Row(ids.next(), shop, form, place, people, body);
        var now = world.instant();
        OrderStore.insert(c, merchant, row, now);
        settle(c, merchant, row, Change.CREATED, now);
        return new Upserted.Stored(row.id(), Change.CREATED);
    }

    /** What follows from an order that was written. */
    private void settle(Connection c, UUID merchant, OrderStore.Row row, Change change, Instant now)
            throws SQLException {
        var form = row.form();
        LineStore.replace(c, merchant, row.id(), form.lines());
        OrderStore.keepVersion(c, merchant, row.id(), now);
        var cancelled = form.times().cancelledAt() != null;
        var paidAt = firstOf(form.times().paidAt(), firstOf(form.times().placedAt(), now));
        neighbours.consents.record(c, merchant, form.buyer().person(), form.buyer().consents());
        neighbours.coupons.orderChanged(
                c,
                merchant,
                new CouponRedemption.Named(row.id(), form.coupons(), cancelled, paidAt),
                now);
        var member = row.people().member();
        if (member != null) {
            neighbours.members.orderChanged(
                    c,
                    merchant,
                    new MemberDirectory.Worth(
                            row.id(), member, form.paid().amount(), paidAt, cancelled),
                    now);
        }
        if (change == Change.CREATED) {
            neighbours.news.created(c, merchant, row.id(), now);
        }
        if (cancelled && change != Change.UNCHANGED) {
            neighbours.news.cancelled(c, merchant, row.id(), now);
        }
        StreamNotice.changed(c, merchant, "order.changed", row.id());
    }

    private static Instant firstOf(@Nullable Instant one, Instant other) {
        return one == null ? other : one;
    }

    private OrderStore.People keep(Connection c, UUID merchant, String shop, OrderForm form)
            throws SQLException {
        var buyer = vault.keep(c, merchant, form.buyer().person());
        var consignee =
                form.consignee() == null ? buyer : vault.keep(c, merchant, form.consignee());
        var member = memberOf(c, merchant, shop, form.buyer(), buyer);
        return new OrderStore.People(buyer, consignee, member);
    }

    private OrderStore.People rewrite(
            Connection c, UUID merchant, String shop, OrderForm form, OrderStore.Held held)
            throws SQLException {
        vault.rewrite(c, merchant, held.buyer(), form.buyer().person());
        var consignee = consignee(c, merchant, form.consignee(), held);
        var member = memberOf(c, merchant, shop, form.buyer(), held.buyer());
        return new OrderStore.People(held.buyer(), consignee, member);
    }

    private UUID consignee(
            Connection c, UUID merchant, @Nullable Person person, OrderStore.Held held)
            throws SQLException {
        if (person == null) {
            return held.buyer();
        }
        if (held.consignee().equals(held.buyer())) {
            return vault.keep(c, merchant, person);
        }
        vault.rewrite(c, merchant, held.consignee(), person);
        return held.consignee();
    }

    private @Nullable UUID memberOf(
            Connection c, UUID merchant, String shop, OrderForm.Buyer buyer, UUID token)
            throws SQLException {
        var phone = vault.phoneHash(merchant, buyer.person().phone()).orElse(null);
        var named = new MemberDirectory.Buyer(shop, buyer.id(), phone, token);
        return neighbours.members.resolve(c, merchant, named, world.instant()).orElse(null);
    }

    /** Sealed as it came; the hash is of its meaning, so that the order of fields is none. */
    private OrderStore.Body body(UUID merchant, JsonNode json) {
        var text = CANONICAL.writeValueAsString(CANONICAL.treeToValue(json, Object.class));
        return new OrderStore.Body(
                vault.seal(merchant, json.toString()),
                vault.hash(merchant, "order", text).orElseThrow());
    }
}
