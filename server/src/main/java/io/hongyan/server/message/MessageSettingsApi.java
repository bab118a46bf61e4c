package io.hongyan.server.message;

import io.hongyan.kit.Channel;
import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Moments;
import io.hongyan.server.web.Money;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a merchant has settled about sending, and what sending has cost. */
@RestController
final class MessageSettingsApi {

    private static final int MOST_DAYS = 92;
    private static final long MOST_FEN = 1_000_000_000L;

    private static final String PUT =
            """
            insert into message_setting (merchant_id, channels, quiet_from, quiet_to, day_cap_fen,
                                         sms_fen)
            values (?, ?, ?::time, ?::time, ?, ?)
            on conflict (merchant_id) do update
               set channels = excluded.channels, quiet_from = excluded.quiet_from,
                   quiet_to = excluded.quiet_to, day_cap_fen = excluded.day_cap_fen,
                   sms_fen = excluded.sms_fen
            """;
    private static final String SUMS =
            """
            select channel, state, count(*) as messages, coalesce(sum(cost_fen), 0) as cost
              from message
             where merchant_id = ? and at >= ? and at <= ?
             group by channel, state
             order by channel, state
            """;

    private final Database database;
    private final WorldClock world;
    private final Audit audit;

    MessageSettingsApi(Database database, WorldClock world, Audit audit) {
        this.database = database;
        this.world = world;
        this.audit = audit;
    }

    /**
     * What is settled.
     *
     * @param channels to buyers, the first that works is taken
     * @param quietFrom no marketing from this hour on, Asia/Shanghai
     * @param dayCap the most that paid messages may cost on a day
     * @param smsPrice of one segment
     * @param spentToday what today's paid messages have cost
     */
    record SettingsView(
            List<String> channels,
            String quietFrom,
            String quietTo,
            Money dayCap,
            Money smsPrice,
            Money spentToday) {}

    /** What is left out stays as it is; amounts in fen. */
    record SettingsForm(
            @Nullable List<String> channels,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            @Nullable Long dayCap,
            @Nullable Long smsPrice) {}

    /** Messages of one channel that ended in one state. */
    record SumView(String channel, String state, long messages, Money cost) {}

    @GetMapping("/api/v1/message-settings")
    @Allowed
    SettingsView settings(Caller caller) {
        return database.transact(caller.merchant(), c -> view(c, caller.merchant()));
    }

    @PutMapping("/api/v1/message-settings")
    @Allowed(Role.OPERATOR)
    SettingsView settle(Caller caller, @RequestBody SettingsForm form) {
        return database.transact(
                caller.merchant(),
                c -> {
                    var before = view(c, caller.merchant());
                    var errors = new ArrayList<FieldError>();
                    var channels = channels(form.channels, before.channels, errors);
                    var from = time("quietFrom", form.quietFrom, before.quietFrom, errors);
                    var to = time("quietTo", form.quietTo, before.quietTo, errors);
                    var cap = fen("dayCap", form.dayCap, before.dayCap.amount(), errors);
                    var price = fen("smsPrice", form.smsPrice, before.smsPrice.amount(), errors);
                    if (!errors.isEmpty()) {
                        throw Problem.invalid(errors);
                    }
                    Sql.update(
                            c,
                            PUT,
                            caller.merchant(),
                            channels.toArray(String[]::new),
                            from,
                            to,
                            cap,
                            price);
                    audit.record(
                            c,
                            caller,
                            "message_settings.changed",
                            "merchant:" + caller.merchant(),
                            Map.of("channels", channels, "dayCap", cap, "quiet", from + "-" + to));
                    return view(c, caller.merchant());
                });
    }

    private static List<String> channels(
            @Nullable List<String> wanted, List<String> before, List<FieldError> errors) {
        if (wanted == null) {
            return before;
        }
        var known = List.of(Channel.WECHAT, Channel.SMS, Channel.MAIL);
        for (var name : wanted) {
            if (known.stream().noneMatch(one -> one.wireName().equals(name))) {
                errors.add(FieldError.of("channels", "message.channel"));
            }
        }
        if (wanted.isEmpty() || wanted.size() != wanted.stream().distinct().count()) {
            errors.add(FieldError.of("channels", "type"));
        }
        return wanted;
    }

    private static String time(
            String field, @Nullable String wanted, String before, List<FieldError> errors) {
        if (wanted == null) {
            return before;
        }
        try {
            return LocalTime.parse(wanted).toString();
        } catch (DateTimeException e) {
            errors.add(FieldError.of(field, "type"));
            return before;
        }
    }

    private static long fen(
            String field, @Nullable Long wanted, long before, List<FieldError> errors) {
        if (wanted != null && (wanted < 0 || wanted > MOST_FEN)) {
            errors.add(FieldError.of(field, "type"));
        }
        return wanted == null ? before : wanted;
    }

    private SettingsView view(Connection c, UUID merchant) throws SQLException {
        var setting = SendingRules.setting(c, merchant);
        var today = world.instant().atZone(Moments.CHINA).toLocalDate();
        return new SettingsView(
                setting.channels().stream().map(Channel::wireName).toList(),
                setting.quiet().from().toString(),
                setting.quiet().to().toString(),
                Money.cny(setting.dayCapFen()),
                Money.cny(setting.smsFen()),
                Money.cny(
                        Sql.number(
                                c,
                                "select fen from message_spend where merchant_id = ? and day = ?",
                                merchant,
                                today)));
    }

    @GetMapping("/api/v1/messages/sums")
    @Allowed
    Page<SumView> sums(Caller caller, @RequestParam(defaultValue = "7") int days) {
        var now = world.instant();
        var from = now.minus(Duration.ofDays(Math.clamp(days, 1, MOST_DAYS)));
        return new Page<>(
                database.transact(
                        caller.merchant(),
                        c ->
                                Sql.list(
                                        c,
                                        SUMS,
                                        row ->
                                                new SumView(
                                                        row.getString("channel"),
                                                        row.getString("state"),
                                                        row.getLong("messages"),
                                                        Money.cny(row.getLong("cost"))),
                                        caller.merchant(),
                                        from,
                                        now)),
                null);
    }
}
