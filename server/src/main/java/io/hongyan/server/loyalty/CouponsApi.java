package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.CouponLimits;
import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Money;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Batches of coupons with their sums, and every single coupon. */
@RestController
@RequestMapping("/api/v1/coupons")
final class CouponsApi {

    private final Database database;
    private final CouponBook book;
    private final Audit audit;
    private final WorldClock world;

    CouponsApi(Database database, CouponBook book, Audit audit, WorldClock world) {
        this.database = database;
        this.book = book;
        this.audit = audit;
        this.world = world;
    }

    record CouponView(
            UUID id,
            String batch,
            @Nullable UUID member,
            String code,
            Money face,
            Money minSpend,
            String state,
            Instant validFrom,
            Instant validTo,
            @Nullable UUID usedBy) {}

    /** granted = open + used + expired + revoked. */
    record BatchView(
            String batch,
            String name,
            String purpose,
            Money budget,
            Money reserved,
            Money issued,
            @Nullable Long perMember,
            @Nullable Long perDay,
            Sums sums) {}

    record Sums(long granted, long open, long used, long expired, long revoked) {}

    record BatchForm(
            @Nullable String batch,
            @Nullable String name,
            @Nullable Long budget,
            @Nullable Long perMember,
            @Nullable Long perDay,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** {@code current} is the budget that was read: a change made meanwhile is not overwritten. */
    record BudgetForm(@Nullable Long current, @Nullable Long target) {}

    record Why(@Nullable String reason) {}

    @GetMapping("/batches")
    @Allowed
    Page<BatchView> batches(Caller caller) {
        return database.transact(
                caller.merchant(),
                c -> {
                    var views = new java.util.ArrayList<BatchView>();
                    for (var batch : CouponBatches.all(c, caller.merchant())) {
                        views.add(view(c, caller.merchant(), batch));
                    }
                    return new Page<>(views, null);
                });
    }

    @PostMapping("/batches")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.OPERATOR)
    BatchView add(Caller caller, @RequestBody BatchForm form) {
        if (form.batch == null || !form.batch.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw Problem.invalid("batch", "type");
        }
        if (form.budget == null || form.budget < 0) {
            throw Problem.invalid("budget", "required");
        }
        var limits = new CouponLimits(form.budget, form.perMember, form.perDay, form.from, form.to);
        var name = form.name == null || form.name.isBlank() ? form.batch : form.name.strip();
        var batch = new CouponBatches.Batch(form.batch, name, "own", limits, 0, 0, world.instant());
        return database.transact(
                caller.merchant(),
                c -> {
                    if (!CouponBatches.make(c, caller.merchant(), batch)) {
                        throw Problem.of(409, "coupon.batch_taken");
                    }
                    audit.record(
                            c,
                            caller,
                            "coupon_batch.made",
                            "coupon_batch:" + batch.batch(),
                            Map.of("budget", limits.budget()));
                    return view(c, caller.merchant(), batch);
                });
    }

    @PostMapping("/batches/{batch}/budget")
    @Allowed(Role.OPERATOR)
    BatchView topUp(Caller caller, @PathVariable String batch, @RequestBody BudgetForm form) {
        if (form.current == null || form.target == null || form.target < 0) {
            throw Problem.invalid("target", "required");
        }
        return database.transact(
                caller.merchant(),
                c -> {
                    var merchant = caller.merchant();
                    switch (book.topUp(c, merchant, batch, form.current, form.target)) {
                        case OK -> {}
                        case NO_BATCH -> throw Problem.notFound();
                        case STALE_BUDGET -> throw Problem.of(409, "coupon.stale_budget");
                        case BELOW_TAKEN -> throw Problem.of(409, "coupon.below_taken");
                    }
                    audit.record(
                            c,
                            caller,
                            "coupon_batch.budget_changed",
                            "coupon_batch:" + batch,
                            Map.of("from", form.current, "to", form.target));
                    return view(c, merchant, CouponBatches.lock(c, merchant, batch).orElseThrow());
                });
    }

    @GetMapping("/grants")
    @Allowed
    Page<CouponView> grants(
            Caller caller,
            @RequestParam(required = false) @Nullable String batch,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID member,
            Paging paging) {
        var filter = new CouponStore.Filter(batch, state, member, null);
        var rows =
                database.transact(
                        caller.merchant(),
                        c ->
                                CouponStore.list(
                                        c,
                                        caller.merchant(),
                                        filter,
                                        paging.afterId(),
                                        paging.limit() + 1));
        return Page.byId(rows.stream().map(CouponsApi::view).toList(), paging, CouponView::id);
    }

    @PostMapping("/grants/{id}/revoke")
    @Allowed({Role.OPERATOR, Role.SERVICE})
    CouponView revoke(Caller caller, @PathVariable UUID id, @RequestBody Why why) {
        var reason = why.reason == null ? "" : why.reason.strip();
        if (reason.isEmpty()) {
            throw Problem.invalid("reason", "required");
        }
        return database.transact(
                caller.merchant(),
                c -> {
                    if (CouponStore.find(c, caller.merchant(), id).isEmpty()) {
                        throw Problem.notFound();
                    }
                    if (!book.revoke(c, caller.merchant(), id, reason, world.instant())) {
                        throw Problem.of(409, "coupon.not_open");
                    }
                    audit.record(c, caller, "coupon.revoked", "coupon:" + id, Map.of());
                    return view(CouponStore.find(c, caller.merchant(), id).orElseThrow());
                });
    }

    private static BatchView view(Connection c, UUID merchant, CouponBatches.Batch batch)
            throws SQLException {
        var sums = CouponStore.sums(c, merchant, batch.batch());
        var open = count(sums, "open");
        var used = count(sums, "used");
        var expired = count(sums, "expired");
        var revoked = count(sums, "revoked");
        return new BatchView(
                batch.batch(),
                batch.name(),
                batch.purpose(),
                Money.cny(batch.limits().budget()),
                Money.cny(batch.reserved()),
                Money.cny(batch.issued()),
                batch.limits().perMember(),
                batch.limits().perDay(),
                new Sums(open + used + expired + revoked, open, used, expired, revoked));
    }

    private static long count(List<CouponStore.Sum> sums, String state) {
        return sums.stream()
                .filter(sum -> sum.state().equals(state))
                .mapToLong(CouponStore.Sum::coupons)
                .sum();
    }

    static CouponView view(CouponStore.Coupon coupon) {
        return new CouponView(
                coupon.id(),
                coupon.batch(),
                coupon.member(),
                coupon.code(),
                new Money(coupon.face(), coupon.currency()),
                new Money(coupon.minSpend(), coupon.currency()),
                coupon.state(),
                coupon.validFrom(),
                coupon.validTo(),
                coupon.usedBy());
    }
}
