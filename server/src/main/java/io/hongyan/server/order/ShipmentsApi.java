package io.hongyan.server.order;

import io.hongyan.core.tracking.WaybillRecogniser;
import io.hongyan.server.order.OrderQueries.OrderRow;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.Binding;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.ParcelKey;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Catalogue;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Binding a waybill to an order: from then on its parcel is watched. */
@RestController
final class ShipmentsApi {

    private static final String HELD_BY_OTHER =
            """
            select o.shop, o.number
              from parcel p
              join shop_order o on o.merchant_id = p.merchant_id and o.order_id = p.order_id
             where p.merchant_id = ? and p.number = ? and p.order_id <> ?
             limit 1
            """;

    private final Database database;
    private final OrderQueries queries;
    private final ShipmentBinder binder;
    private final WaybillCheck check;
    private final Catalogue words;

    ShipmentsApi(
            Database database,
            OrderQueries queries,
            ShipmentBinder binder,
            WaybillCheck check,
            Catalogue words) {
        this.database = database;
        this.queries = queries;
        this.binder = binder;
        this.check = check;
        this.words = words;
    }

    /**
     * A waybill to bind.
     *
     * @param carrier our code; recognised from the number when it is not given
     * @param check true to be told what would be bound, without binding
     */
    record Shipment(@Nullable String carrier, @Nullable String number, @Nullable Boolean check) {}

    /**
     * What was bound.
     *
     * @param parcel null after a mere check
     * @param recognised carriers that the number looks like, the likeliest first
     */
    record ShipmentView(
            @Nullable ParcelView parcel,
            List<WaybillRecogniser.Candidate> recognised,
            List<Warning> warnings) {}

    record ParcelView(UUID id, String carrier, String number) {}

    record Warning(String code, String message, String offer) {}

    @PostMapping("/api/v1/orders/{shop}/{number}/shipments")
    @Allowed({Role.OPERATOR, Role.SERVICE, Role.WAREHOUSE})
    ResponseEntity<ShipmentView> bind(
            Caller caller,
            Language language,
            @PathVariable String shop,
            @PathVariable String number,
            @RequestBody Shipment shipment) {
        var merchant = caller.merchant();
        var order =
                database.transact(merchant, c -> queries.find(c, merchant, shop, number))
                        .orElseThrow(Problem::notFound);
        var checked = check.check(shipment.carrier, shipment.number);
        var warnings = warnings(checked, language);
        if (Boolean.TRUE.equals(shipment.check)) {
            return ResponseEntity.ok(new ShipmentView(null, checked.recognised(), warnings));
        }
        var known = order.parcels().stream().anyMatch(p -> p.number().equals(checked.number()));
        var parcel = database.transact(merchant, c -> bind(c, merchant, order, checked));
        var view = new ParcelView(parcel, checked.carrier(), checked.number());
        return ResponseEntity.status(known ? 200 : 201)
                .body(new ShipmentView(view, checked.recognised(), warnings));
    }

    private UUID bind(Connection c, UUID merchant, OrderRow order, WaybillCheck.Checked checked)
            throws SQLException {
        refuseIfTaken(c, merchant, order, checked.number());
        var name = new Look.OrderName(order.id(), order.shop(), order.number());
        var key = new ParcelKey(merchant, checked.carrier(), checked.number());
        return switch (binder.bind(c, name, key)) {
            case Binding.Result.Bound(var parcel) -> parcel;
            case Binding.Result.Taken(var other) -> throw taken(c, merchant, other);
        };
    }

    /** A number is one parcel's, under whichever carrier it was typed before. */
    private static void refuseIfTaken(Connection c, UUID merchant, OrderRow order, String number)
            throws SQLException {
        var other =
                Sql.find(
                        c,
                        HELD_BY_OTHER,
                        row -> Map.of("shop", row.getString(1), "number", row.getString(2)),
                        merchant,
                        number,
                        order.id());
        if (other.isPresent()) {
            throw taken(other.get());
        }
    }

    private Problem taken(Connection c, UUID merchant, UUID order) throws SQLException {
        var other = queries.byIds(c, merchant, List.of(order)).stream().findFirst();
        return taken(
                other.map(o -> Map.of("shop", o.shop(), "number", o.number())).orElse(Map.of()));
    }

    private static Problem taken(Map<String, String> order) {
        var number = Objects.requireNonNullElse(order.get("number"), "");
        return Problem.of(409, "waybill.taken", number).with("order", order);
    }

    private List<Warning> warnings(WaybillCheck.Checked checked, Language language) {
        var offer = checked.offered();
        if (offer == null) {
            return List.of();
        }
        var args = List.of(checked.carrier(), offer);
        var code = "waybill.carrier_differs";
        return List.of(new Warning(code, words.text(language, code, args), offer));
    }
}
