package io.hongyan.server.order;

import io.hongyan.server.order.OrderQueries.OrderRow;
import io.hongyan.server.platform.Database;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Moments;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Orders of self-built shops: put by the shop's own system, read by people. */
@RestController
@RequestMapping("/api/v1/orders")
final class OrdersApi {

    private final Database database;
    private final OrderIntake intake;
    private final OrderQueries queries;

    OrdersApi(Database database, OrderIntake intake, OrderQueries queries) {
        this.database = database;
        this.intake = intake;
        this.queries = queries;
    }

    /** Whole minor units and a currency. */
    record Money(long amount, String currency) {}

    /**
     * Which orders.
     *
     * @param number the whole number
     * @param q the beginning of a number
     * @param from made at this moment or later
     * @param to made before this moment
     */
    record Asked(
            @Nullable String shop,
            @Nullable String number,
            @Nullable String q,
            @Nullable String type,
            @Nullable String from,
            @Nullable String to,
            @Nullable Boolean problem,
            @Nullable UUID member) {

        OrderQueries.Filter filter() {
            return new OrderQueries.Filter(
                    text(shop),
                    text(number),
                    text(q),
                    text(type),
                    Moments.find("from", from),
                    Moments.find("to", to),
                    Boolean.TRUE.equals(problem),
                    member);
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    /** An order; people are masked. */
    record OrderView(
            UUID id,
            String shop,
            String shopName,
            String number,
            Money paid,
            String type,
            int lineCount,
            String province,
            String city,
            OrderQueries.Times times,
            OrderQueries.PersonShown buyer,
            OrderQueries.PersonShown consignee,
            @Nullable UUID member,
            List<String> coupons,
            boolean problemOpen,
            List<OrderQueries.ParcelOf> parcels,
            @Nullable List<LineView> lines) {}

    record LineView(String sku, String title, int quantity, Money price) {}

    /** What became of a PUT. */
    record PutView(UUID id, String shop, String number, String change) {}

    @PutMapping("/{shop}/{number}")
    @Allowed({Role.OPERATOR, Role.SERVICE})
    ResponseEntity<PutView> put(
            Caller caller,
            @PathVariable String shop,
            @PathVariable String number,
            @RequestBody JsonNode order) {
        var named = order.path("number");
        if (named.isString() && !named.asString().strip().equals(number)) {
            throw Problem.invalid("number", "order.number_differs", number);
        }
        var result =
                database.transact(
                        caller.merchant(), c -> intake.upsert(c, caller.merchant(), shop, order));
        return switch (result) {
            case OrderIntake.Upserted.Invalid(var errors) -> throw Problem.invalid(errors);
            case OrderIntake.Upserted.Stored(var id, var change) ->
                    ResponseEntity.status(change == OrderIntake.Change.CREATED ? 201 : 200)
                            .body(
                                    new PutView(
                                            id,
                                            shop,
                                            number,
                                            change.name().toLowerCase(java.util.Locale.ROOT)));
        };
    }

    @GetMapping
    @Allowed
    Page<OrderView> list(Caller caller, Paging paging, @ParameterObject Asked asked) {
        var filter = asked.filter();
        var after = paging.afterId();
        var rows =
                database.transact(
                        caller.merchant(),
                        c -> queries.list(c, caller.merchant(), filter, after, paging.limit() + 1));
        return Page.byId(rows.stream().map(r -> view(r, null)).toList(), paging, OrderView::id);
    }

    @GetMapping("/{shop}/{number}")
    @Allowed
    OrderView get(Caller caller, @PathVariable String shop, @PathVariable String number) {
        return database.transact(
                caller.merchant(),
                c -> {
                    var row =
                            queries.find(c, caller.merchant(), shop, number)
                                    .orElseThrow(Problem::notFound);
                    return view(row, LineStore.list(c, caller.merchant(), row.id()));
                });
    }

    private static OrderView view(OrderRow row, @Nullable List<OrderForm.Line> lines) {
        return new OrderView(
                row.id(),
                row.shop(),
                row.shopName(),
                row.number(),
                new Money(row.paid(), row.currency()),
                row.type(),
                row.lineCount(),
                row.province(),
                row.city(),
                row.times(),
                row.buyer(),
                row.consignee(),
                row.member(),
                row.coupons(),
                row.problemOpen(),
                row.parcels(),
                lines == null ? null : lines.stream().map(OrdersApi::view).toList());
    }

    private static LineView view(OrderForm.Line line) {
        return new LineView(
                line.sku(),
                line.title(),
                line.quantity(),
                new Money(line.price().amount(), line.price().currency()));
    }
}
