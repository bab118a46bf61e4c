package io.hongyan.server.loyalty;

import io.hongyan.kit.Json;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Money;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Members, masked, with their tiers, points and coupons. */
@RestController
@RequestMapping("/api/v1/members")
final class MembersApi {

    private static final String PERSONS =
            """
            select person_id from person
             where merchant_id = ? and (phone_hash = ? or phone4_hash = ? or name_hash = ?)
             limit 200
            """;

    private final Database database;
    private final Vault vault;
    private final WorldClock world;

    MembersApi(Database database, Vault vault, WorldClock world) {
        this.database = database;
        this.vault = vault;
        this.world = world;
    }

    record MemberView(
            UUID id,
            @Nullable String shop,
            String buyerMasked,
            String tier,
            @Nullable Instant tierUntil,
            int orders,
            Money spend365,
            int onTimeThisMonth,
            Points points,
            boolean marketing,
            @Nullable Instant lastOrderAt,
            Instant createdAt) {}

    /** How many members a tier has. */
    record TierCount(String tier, long members) {}

    record Points(long available, long pending, long debt) {}

    /** With what only his own page shows. */
    record MemberPage(
            MemberView member,
            List<TierView> tiers,
            List<StepView> history,
            List<CouponsApi.CouponView> coupons) {}

    record TierView(
            String programme,
            String metric,
            long value,
            @Nullable String tier,
            @Nullable String until,
            List<LevelView> levels) {}

    record LevelView(String tier, long threshold) {}

    record StepView(String programme, int from, int to, String reason, long metric, Instant at) {}

    record EntryView(
            UUID id,
            String type,
            long points,
            Instant at,
            String reference,
            String rule,
            String operator,
            JsonNode why) {}

    @GetMapping
    @Allowed
    Page<MemberView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String tier,
            Paging paging) {
        return database.transact(
                caller.merchant(),
                c -> {
                    if (q != null && !q.isBlank()) {
                        return new Page<>(views(c, caller, found(c, caller, q.strip())), null);
                    }
                    var rows =
                            MemberStore.list(
                                    c,
                                    caller.merchant(),
                                    tier,
                                    paging.afterId(),
                                    paging.limit() + 1);
                    return Page.byId(views(c, caller, rows), paging, MemberView::id);
                });
    }

    /** By whole phone, its last four digits, or whole name; by hash only. */
    private List<MemberRow> found(Connection c, Caller caller, String q) throws SQLException {
        var merchant = caller.merchant();
        var persons =
                Sql.list(
                        c,
                        PERSONS,
                        row -> Sql.uuid(row, "person_id"),
                        merchant,
                        vault.phoneHash(merchant, q).orElse(null),
                        q.length() == 4 ? vault.phone4Hash(merchant, q).orElse(null) : null,
                        vault.nameHash(merchant, q).orElse(null));
        return persons.isEmpty()
                ? List.of()
                : MemberStore.ofPersons(c, merchant, persons.toArray(UUID[]::new));
    }

    /** The tiers that there are, the largest first. */
    @GetMapping("/tiers")
    @Allowed
    Page<TierCount> tiers(Caller caller) {
        return new Page<>(
                database.transact(
                        caller.merchant(),
                        c ->
                                Sql.list(
                                        c,
                                        """
                                        select tier, count(*) as members from member
                                         where merchant_id = ? group by tier
                                         order by count(*) desc, tier
                                        """,
                                        row ->
                                                new TierCount(
                                                        row.getString("tier"),
                                                        row.getLong("members")),
                                        caller.merchant())),
                null);
    }

    @GetMapping("/{id}")
    @Allowed
    MemberPage one(Caller caller, @PathVariable UUID id) {
        return database.transact(
                caller.merchant(),
                c -> {
                    var row =
                            MemberStore.find(c, caller.merchant(), id)
                                    .orElseThrow(Problem::notFound);
                    var account = new Account(caller.merchant(), id);
                    return new MemberPage(
                            views(c, caller, List.of(row)).getFirst(),
                            tiers(c, row, account),
                            history(c, account),
                            CouponStore.ofMember(c, account).stream()
                                    .map(CouponsApi::view)
                                    .toList());
                });
    }

    private List<TierView> tiers(Connection c, MemberRow row, Account account) throws SQLException {
        var today = PointsLedger.day(world.instant());
        var spend = Members.spend(c, row, today);
        var onTime = OnTimeStore.count(c, account, java.time.YearMonth.from(today).toString());
        var standings = TierStore.standings(c, account);
        return TierStore.programmes(c, account.merchant()).stream()
                .map(programme -> {
                    var standing =
                            standings.getOrDefault(
                                    programme.code(),
                                    io.hongyan.core.loyalty.TierProgramme.Standing.NONE);
                    var tier = programme.at(standing.rank());
                    var value =
                            switch (programme.metric()) {
                                case SPEND_365 -> spend;
                                case ON_TIME_MONTH -> onTime;
                            };
                    return new TierView(
                            programme.code(),
                            programme.metric().name(),
                            value,
                            tier == null ? null : tier.name(),
                            Objects.toString(standing.nextLook(), null),
                            programme.tiers().stream()
                                    .map(one -> new LevelView(one.name(), one.threshold()))
                                    .toList());
                })
                .toList();
    }

    private static List<StepView> history(Connection c, Account account) throws SQLException {
        return Sql.list(
                c,
                """
                select programme, from_rank, to_rank, reason, metric, at from tier_history
                 where merchant_id = ? and member_id = ? order by history_id desc limit 50
                """,
                row ->
                        new StepView(
                                row.getString("programme"),
                                row.getInt("from_rank"),
                                row.getInt("to_rank"),
                                row.getString("reason"),
                                row.getLong("metric"),
                                Sql.instant(row, "at")),
                account.merchant(),
                account.member());
    }

    @GetMapping("/{id}/points")
    @Allowed
    Page<EntryView> points(Caller caller, @PathVariable UUID id, Paging paging) {
        var lines =
                database.transact(
                        caller.merchant(),
                        c -> {
                            if (MemberStore.find(c, caller.merchant(), id).isEmpty()) {
                                throw Problem.notFound();
                            }
                            return PointsStore.ledger(
                                    c,
                                    new Account(caller.merchant(), id),
                                    paging.afterId(),
                                    paging.limit() + 1);
                        });
        return Page.byId(lines.stream().map(MembersApi::view).toList(), paging, EntryView::id);
    }

    private static EntryView view(PointsStore.Line line) {
        return new EntryView(
                line.id(),
                line.type(),
                line.points(),
                line.at(),
                line.reference(),
                line.rule(),
                line.operator(),
                Json.read(line.why()));
    }

    private List<MemberView> views(Connection c, Caller caller, List<MemberRow> rows)
            throws SQLException {
        var tokens = rows.stream().map(MemberRow::person).filter(Objects::nonNull).toList();
        Map<UUID, Person> people = vault.read(c, caller.merchant(), tokens);
        var orders = MemberStore.lastOrders(c, caller.merchant(), rows);
        return rows.stream().map(row -> view(row, people, orders.get(row.id()))).toList();
    }

    private static MemberView view(
            MemberRow row, Map<UUID, Person> people, @Nullable Instant lastOrderAt) {
        var person = row.person() == null ? null : people.get(row.person());
        return new MemberView(
                row.id(),
                row.shop(),
                person == null ? "" : person.masked(),
                row.standing().tier(),
                row.standing().until(),
                row.counts().orders(),
                Money.cny(row.counts().spend365()),
                row.counts().onTime(),
                new Points(
                        row.balance().available(), row.balance().pending(), row.balance().debt()),
                row.marketing(),
                lastOrderAt,
                row.createdAt());
    }
}
