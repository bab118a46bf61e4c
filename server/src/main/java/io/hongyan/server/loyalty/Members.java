package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.TierProgramme.Cause;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is a member: one buyer.id of a shop, or else one phone of the merchant; never a name. Two are
 * joined only by an explicit link.
 */
public final class Members {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String PUT_ORDER =
            """
            insert into member_order (merchant_id, member_id, order_id, paid, paid_on, cancelled)
            values (?, ?, ?, ?, ?, ?)
                on conflict (merchant_id, order_id)
                do update set member_id = excluded.member_id, paid = excluded.paid,
                              paid_on = excluded.paid_on, cancelled = excluded.cancelled
                where (member_order.member_id, member_order.paid, member_order.paid_on,
                       member_order.cancelled)
                      is distinct from
                      (excluded.member_id, excluded.paid, excluded.paid_on, excluded.cancelled)
            """;

    private static final String SPEND =
            """
            select coalesce(sum(paid), 0) from member_order
             where merchant_id = ? and member_id = ? and not cancelled
               and paid_on > ? and paid_on <= ?
            """;

    private static final String ORDERS =
            """
            select count(*) from member_order
             where merchant_id = ? and member_id = ? and not cancelled
            """;

    private final Ids ids;
    private final Vault vault;
    private final TierBook tiers;

    public Members(Ids ids, Vault vault, TierBook tiers) {
        this.ids = ids;
        this.vault = vault;
        this.tiers = tiers;
    }

    /**
     * A buyer as an order names him.
     *
     * @param buyerId the shop's own id of him; null or blank if it gives none
     * @param phoneHash the vault's keyed hash of his whole phone; null without a phone
     * @param person his token in the vault
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a hash; nobody compares buyers
    public record Buyer(
            String shop,
            @Nullable String buyerId,
            byte @Nullable [] phoneHash,
            @Nullable UUID person) {}

    /**
     * What an order is worth for its member.
     *
     * @param paid what was paid and not given back, in minor units
     */
    public record OrderWorth(
            UUID order, UUID member, long paid, Instant paidAt, boolean cancelled) {}

    /** The buyer's membership, made if he has none; empty when nothing but a name is known. */
    public Optional<UUID> resolve(Connection c, UUID merchant, Buyer buyer, Instant now)
            throws SQLException {
        var made = made(merchant, buyer);
        return made.isEmpty()
                ? Optional.empty()
                : Optional.of(MemberStore.findOrMake(c, merchant, made.get(), now));
    }

    private Optional<MemberStore.Made> made(UUID merchant, Buyer buyer) {
        var buyerId = buyer.buyerId();
        if (buyerId != null && !buyerId.isBlank()) {
            return vault.hash(merchant, "buyer", buyer.shop() + "/" + buyerId.strip())
                    .map(hash -> made(buyer, buyer.shop(), hash));
        }
        var phone = buyer.phoneHash();
        return phone == null ? Optional.empty() : Optional.of(made(buyer, null, phone));
    }

    private MemberStore.Made made(Buyer buyer, @Nullable String shop, byte[] hash) {
        return new MemberStore.Made(
                ids.next(), shop, HexFormat.of().formatHex(hash), buyer.person());
    }

    /**
     * An order of a member came in or changed. Repetition changes nothing; a tier that the spend
     * earns is granted at once.
     */
    public void orderChanged(Connection c, UUID merchant, OrderWorth order, Instant now)
            throws SQLException {
        var row = MemberStore.lock(c, merchant, order.member()).orElse(null);
        if (row == null) {
            return;
        }
        var before =
                Sql.number(
                        c,
                        "select coalesce(sum(paid), 0) from member_order"
                                + " where merchant_id = ? and order_id = ? and not cancelled",
                        merchant,
                        order.order());
        var changed =
                Sql.update(
                        c,
                        PUT_ORDER,
                        merchant,
                        order.member(),
                        order.order(),
                        order.paid(),
                        order.paidAt().atZone(SHANGHAI).toLocalDate(),
                        order.cancelled());
        if (changed == 0) {
            return;
        }
        MemberStore.save(c, recounted(c, row, now), now);
        var after = order.cancelled() ? 0 : order.paid();
        var cause = after < before ? Cause.REFUND : Cause.PROGRESS;
        tiers.look(
                c,
                new TierBook.Look(
                        merchant, order.member(), TierBook.SPEND, cause, "order:" + order.order()),
                now);
    }

    /** The buyer agreed to marketing, or took it back. */
    public void setMarketing(Connection c, UUID merchant, UUID member, boolean agreed, Instant now)
            throws SQLException {
        var row = MemberStore.lock(c, merchant, member).orElse(null);
        if (row != null && row.marketing() != agreed) {
            MemberStore.save(c, row.withMarketing(agreed), now);
        }
    }

    static MemberRow recounted(Connection c, MemberRow row, Instant now) throws SQLException {
        var today = now.atZone(SHANGHAI).toLocalDate();
        return row.with(
                new MemberRow.Counts(
                        (int) Sql.number(c, ORDERS, row.merchant(), row.id()),
                        spend(c, row, today),
                        row.counts().onTime(),
                        row.counts().onTimeMonthOf()));
    }

    /** Net paid in the 365 calendar days that end with this one. */
    static long spend(Connection c, MemberRow row, LocalDate today) throws SQLException {
        return Sql.number(c, SPEND, row.merchant(), row.id(), today.minusDays(365), today);
    }
}
