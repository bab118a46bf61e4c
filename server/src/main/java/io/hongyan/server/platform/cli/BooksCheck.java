package io.hongyan.server.platform.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that the books add up, over all merchants, as the owner of the tables. Each check is one
 * query that gives the rows that are wrong; no row is good news.
 */
public final class BooksCheck {

    private static final int MOST_EXAMPLES = 20;

    /** What a check came to; {@code examples} names the first rows that are wrong. */
    public record Result(String check, String says, long wrong, List<String> examples) {

        public Result {
            examples = List.copyOf(examples);
        }

        public boolean isGood() {
            return wrong == 0;
        }
    }

    private record Check(String name, String says, String sql) {}

    private static final List<Check> CHECKS =
            List.of(
                    new Check(
                            "points.balance",
                            "a member's points are the sum of his lots",
                            """
                            select 'member ' || m.member_id
                              from member m
                              left join (select merchant_id, member_id, sum(available) available,
                                                sum(pending) pending
                                           from points_lot group by 1, 2) l
                                using (merchant_id, member_id)
                             where m.points <> coalesce(l.available, 0)
                                or m.points_pending <> coalesce(l.pending, 0)
                            """),
                    new Check(
                            "points.lots",
                            "every lot is what its moves made of it",
                            """
                            with moved as (
                              select merchant_id, lot_id, bucket, sum(points) points
                                from (select merchant_id, lot_id, to_bucket bucket, points
                                        from points_move
                                      union all
                                      select merchant_id, lot_id, from_bucket, -points
                                        from points_move where from_bucket <> 'EARNED') m
                               group by 1, 2, 3),
                            kept as (
                              select l.merchant_id, l.lot_id, b.bucket, b.points
                                from points_lot l,
                                     lateral (values ('PENDING', l.pending),
                                                     ('AVAILABLE', l.available),
                                                     ('HELD', l.held), ('SPENT', l.spent),
                                                     ('EXPIRED', l.expired),
                                                     ('CLAWED', l.clawed)) b (bucket, points))
                            select 'lot ' || lot_id || ' ' || bucket
                              from kept full join moved using (merchant_id, lot_id, bucket)
                             where coalesce(kept.points, 0) <> coalesce(moved.points, 0)
                            """),
                    new Check(
                            "points.debt",
                            "a member's debt is the sum of its changes",
                            """
                            select 'member ' || m.member_id
                              from member m
                              left join (select merchant_id, member_id, sum(debt_change) debt
                                           from points_entry group by 1, 2) e
                                using (merchant_id, member_id)
                             where m.points_debt <> coalesce(e.debt, 0)
                            """),
                    new Check(
                            "coupons.identity",
                            "granted = open + used + expired + revoked",
                            """
                            select 'batch ' || b.batch
                              from coupon_batch b
                             where (select count(*) from coupon_event e
                                     where e.merchant_id = b.merchant_id and e.batch = b.batch
                                       and e.type = 'ISSUED')
                                <> (select count(*) from coupon k
                                     where k.merchant_id = b.merchant_id and k.batch = b.batch
                                       and k.state in ('open', 'used', 'expired', 'revoked'))
                            """),
                    new Check(
                            "coupons.budget",
                            "a batch's money is what its coupons are worth",
                            """
                            select 'batch ' || b.batch
                              from coupon_batch b
                              left join (select merchant_id, batch,
                                                sum(face) filter (where state = 'reserved') reserved,
                                                sum(face) filter (where state in
                                                  ('open', 'used', 'expired')) issued
                                           from coupon group by 1, 2) k
                                using (merchant_id, batch)
                             where b.reserved <> coalesce(k.reserved, 0)
                                or b.issued <> coalesce(k.issued, 0)
                                or b.reserved + b.issued > b.budget
                            """),
                    new Check(
                            "coupons.use",
                            "a used coupon was used once more often than given back",
                            """
                            select 'coupon ' || k.coupon_id
                              from coupon k
                              join (select merchant_id, coupon_id,
                                           count(*) filter (where type = 'USED')
                                           - count(*) filter (where type = 'RETURNED') uses
                                      from coupon_event group by 1, 2) e
                                using (merchant_id, coupon_id)
                             where e.uses <> (case when k.state = 'used' then 1 else 0 end)
                            """),
                    new Check(
                            "claims.paid",
                            "a paid claim has one ledger row of its amount, any other has none",
                            """
                            select 'case ' || k.case_id
                              from case_ k
                              left join money_ledger l
                                on l.merchant_id = k.merchant_id and l.key = k.key
                             where (k.state = 'paid') <> (l.key is not null)
                                or (l.key is not null
                                    and (l.amount <> k.amount or l.currency <> k.currency))
                            union all
                            select 'ledger ' || l.key
                              from money_ledger l
                              left join case_ k on k.merchant_id = l.merchant_id and k.key = l.key
                             where k.key is null
                            """),
                    new Check(
                            "claims.credit",
                            "a claim paid in our own books is a coupon of the same amount",
                            """
                            select 'ledger ' || l.key
                              from money_ledger l
                              left join coupon k on k.merchant_id = l.merchant_id and k.key = l.key
                             where l.kind = 'claim.credit'
                               and (k.key is null or k.face <> l.amount)
                            """),
                    new Check(
                            "claims.payments",
                            "a payment is paid where the ledger says so",
                            """
                            select 'payment ' || p.key
                              from payment p
                              left join money_ledger l
                                on l.merchant_id = p.merchant_id and l.key = p.key
                             where (p.state = 'paid') <> (l.key is not null)
                            """),
                    new Check(
                            "claims.log",
                            "a case stands where its log ends",
                            """
                            select 'case ' || k.case_id
                              from case_ k
                             where k.state is distinct from
                                   (select g.to_state from case_log g
                                     where g.merchant_id = k.merchant_id
                                       and g.case_id = k.case_id
                                     order by g.no desc limit 1)
                            """),
                    new Check(
                            "actions.bookings",
                            "an action that says it booked has its one booking",
                            """
                            select a.kind || ' ' || a.key
                              from action a
                             where a.state = 'done' and a.answer->>'id' <> ''
                               and ((a.kind = 'points' and not exists
                                      (select 1 from points_entry e
                                        where e.merchant_id = a.merchant_id and e.key = a.key))
                                 or (a.kind = 'coupon' and not exists
                                      (select 1 from coupon k
                                        where k.merchant_id = a.merchant_id and k.key = a.key)))
                            union all
                            select 'transfer ' || a.key
                              from action a
                             where a.kind = 'transfer' and a.state = 'done'
                               and a.answer->>'state' = 'paid'
                               and not exists (select 1 from money_ledger l
                                                where l.merchant_id = a.merchant_id
                                                  and l.key = a.key)
                            """),
                    new Check(
                            "tiers.best",
                            "a member has the best tier that a programme gives him",
                            """
                            select 'member ' || m.member_id
                              from member m
                              left join (select merchant_id, member_id, max(rank) best
                                           from member_tier group by 1, 2) t
                                using (merchant_id, member_id)
                             where m.tier_rank <> coalesce(t.best, 0)
                            """));

    private BooksCheck() {}

    /** All checks, in one snapshot. The connection is the owner's: he sees every merchant. */
    public static List<Result> run(Connection owner) throws SQLException {
        var results = new ArrayList<Result>();
        var before = owner.getAutoCommit();
        owner.setAutoCommit(false);
        try (var begin = owner.createStatement()) {
            begin.execute("set transaction isolation level repeatable read read only");
            for (var check : CHECKS) {
                results.add(run(owner, check));
            }
        } finally {
            owner.rollback();
            owner.setAutoCommit(before);
        }
        return results;
    }

    private static Result run(Connection owner, Check check) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(check.sql)) {
            var examples = new ArrayList<String>();
            var wrong = 0L;
            while (rows.next()) {
                wrong++;
                if (examples.size() < MOST_EXAMPLES) {
                    examples.add(rows.getString(1));
                }
            }
            return new Result(check.name, check.says, wrong, examples);
        }
    }
}
