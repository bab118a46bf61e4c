package io.hongyan.core.flow;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.base.JsonText;
import io.hongyan.core.flow.Deciding.Pending;
import io.hongyan.core.message.Template;
import io.hongyan.core.message.TemplateText;
import io.hongyan.core.tracking.TrackingStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the action of a step, or says why there is none. */
final class ActionMaker {

    private static final int MOST_ALTERNATIVES = 8;

    private final Deciding deciding;
    private final Runner runner;
    private final Runner.Course course;

    ActionMaker(Deciding deciding, Runner runner, Runner.Course course) {
        this.deciding = deciding;
        this.runner = runner;
        this.course = course;
    }

    /** Where an action comes from, for its receipt. */
    record Origin(
            Flow flow, String trigger, String occurrence, String step, Map<String, Object> facts) {}

    /** When an action leaves, until when it is worth it, and what must hold then. */
    private record Terms(Instant dueAt, @Nullable Instant until, Guard guard) {}

    @Nullable Pending make(Step step) {
        return switch (step) {
            case Step.Send send -> send(send);
            case Step.Claim claim -> claim(claim);
            case Step.Coupon coupon -> coupon(coupon);
            case Step.Points points -> plain(step, pointsBody(points));
            case Step.Tier(_, _, var check) -> plain(step, body("check", check));
            case Step.Ticket ticket -> plain(step, ticketBody(ticket));
            case Step.Approve approve -> plain(step, approveBody(approve));
            case Step.Webhook webhook -> plain(step, webhookBody(webhook));
            case Step.Tag(_, _, var tag, var remove) ->
                    plain(step, body(remove ? "remove" : "add", tag));
            case Step.Wait _, Step.Branch _, Step.Stop _ -> null;
        };
    }

    private @Nullable Pending send(Step.Send send) {
        var template = deciding.situation.flows().template(send.template()).orElse(null);
        if (template == null) {
            return refuse(send, Why.TEMPLATE_MISSING, send.template());
        }
        var purpose = template.purpose();
        var guard = purpose.guard(template.marketing());
        var why = notToSend(template, guard);
        if (why != null) {
            return refuse(send, why, purpose.chinese());
        }
        if (!deciding.situation.allowance().take(course.flow().id(), Limits.BRAKE, 1)) {
            return refuse(send, Why.BRAKE, "");
        }
        var now = deciding.situation.now();
        boolean quiet = template.marketing() || send.waitsForMorning();
        var due = quiet ? deciding.situation.flows().quietHours().after(now) : now;
        var validFor = send.validFor();
        var until = due.plus(validFor == null ? purpose.worthSending() : validFor);
        if (isParcel()) {
            deciding.markSent(purpose, new SubjectState.Sent(due, group()));
        }
        return pending(
                send, "message", sendBody(send, template), new Terms(due, until, inGroup(guard)));
    }

    private @Nullable Why notToSend(Template template, Guard guard) {
        if (isParcel()) {
            if (deciding.hasSent(template.purpose())) {
                return Why.PURPOSE_SENT;
            }
            if (template.purpose().isProgress()) {
                if (!deciding.mayTellProgress(runner.occurrence())) {
                    return Why.NEWER_PROGRESS;
                }
                if (deciding.isProgressFull()) {
                    return Why.PROGRESS_FULL;
                }
            }
            if (!standsWhere(guard)) {
                return Why.STANDING;
            }
        }
        return guard.noOpenProblem() && isProblemOpen() ? Why.OPEN_PROBLEM : null;
    }

    private boolean standsWhere(Guard guard) {
        var status = course.facts().find(Field.PARCEL_STATUS.path());
        return status == null || guard.allows(TrackingStatus.valueOf(status.toString()));
    }

    private boolean isProblemOpen() {
        return Boolean.TRUE.equals(course.facts().get(Field.ORDER_PROBLEM_OPEN.path()));
    }

    private Map<String, Object> sendBody(Step.Send send, Template template) {
        var body = body("template", send.template());
        body.put("purpose", template.purpose().name());
        if (!send.channels().isEmpty()) {
            body.put("channels", send.channels());
        }
        var vars = new TreeMap<String, Object>();
        for (var variable : TemplateText.variables(template)) {
            var value = course.facts().find(variable);
            if (value != null && !variable.equals(Field.PARCEL_LINK.path())) {
                vars.put(variable, value);
            }
        }
        body.put("vars", vars);
        return body;
    }

    private @Nullable Pending claim(Step.Claim claim) {
        if (!setAside(atMost(claim.atMost()))) {
            return refuse(claim, Why.BUDGET, "");
        }
        var body = body("reason", claim.reason());
        if (claim.atMost() != null) {
            body.put("atMost", claim.atMost());
        }
        if (claim.approveAbove() != null) {
            body.put("approveAbove", claim.approveAbove());
        }
        return plain(claim, body);
    }

    /** A claim never gives more than was paid: that much is set aside until it is assessed. */
    private long atMost(@Nullable Long cap) {
        var paid = course.facts().find(Field.ORDER_PAID.path()) instanceof Long fen ? fen : null;
        if (paid == null) {
            return cap == null ? 0 : cap;
        }
        return cap == null ? paid : Math.min(cap, paid);
    }

    private @Nullable Pending coupon(Step.Coupon coupon) {
        if (!coupon.despiteProblem() && isProblemOpen()) {
            return refuse(coupon, Why.OPEN_PROBLEM, "");
        }
        if (!setAside(coupon.amount())) {
            return refuse(coupon, Why.BUDGET, "");
        }
        var body = body("amount", coupon.amount());
        body.put("batch", coupon.batch());
        body.put("validFor", coupon.validFor().toString());
        if (coupon.minSpend() != null) {
            body.put("minSpend", coupon.minSpend());
        }
        var guard = new Guard(java.util.Set.of(), !coupon.despiteProblem(), false, "", group());
        return pending(coupon, "coupon", body, new Terms(deciding.situation.now(), null, guard));
    }

    private boolean setAside(long fen) {
        boolean taken =
                course.flow().limits().budgetPerDay() == null
                        || fen == 0
                        || deciding.situation
                                .allowance()
                                .take(course.flow().id(), Limits.BUDGET, fen);
        if (taken) {
            runner.spend(fen);
        }
        return taken;
    }

    private static Map<String, Object> pointsBody(Step.Points points) {
        return points.amount() == null
                ? body("rule", points.rule())
                : body("amount", points.amount());
    }

    private static Map<String, Object> ticketBody(Step.Ticket ticket) {
        var body = body("title", ticket.title());
        body.put("priority", ticket.priority().name());
        body.put("suggestion", ticket.suggestion());
        return body;
    }

    private static Map<String, Object> approveBody(Step.Approve approve) {
        var body = body("title", approve.title());
        body.put("role", approve.role());
        body.put("atMost", approve.atMost().toString());
        body.put("onTimeout", approve.onTimeout().name().toLowerCase(Locale.ROOT));
        if (approve.amount() != null) {
            body.put("amount", approve.amount());
        }
        return body;
    }

    private Map<String, Object> webhookBody(Step.Webhook webhook) {
        var body = body("endpoint", webhook.endpoint());
        body.put("type", webhook.type());
        body.put("data", new TreeMap<>(course.facts().kept()));
        return body;
    }

    private static Map<String, Object> body(String name, Object value) {
        var body = new LinkedHashMap<String, Object>();
        body.put(name, value);
        return body;
    }

    private Pending plain(Step step, Map<String, Object> body) {
        return pending(
                step,
                step.kind(),
                body,
                new Terms(deciding.situation.now(), null, inGroup(Guard.NONE)));
    }

    private Pending pending(Step step, String kind, Map<String, Object> body, Terms terms) {
        name(body, "parcel", isParcel() ? deciding.situation.subject().id() : null);
        name(body, "order", course.facts().find(Field.ORDER_ID.path()));
        name(body, "member", course.facts().find(Field.MEMBER_ID.path()));
        var start = course.start();
        var action =
                new Action(
                        kind,
                        start.keyed(),
                        key(step),
                        JsonText.of(body),
                        terms.dueAt(),
                        terms.until(),
                        terms.guard(),
                        "");
        var origin =
                new Origin(
                        course.flow(),
                        start.trigger().wireName(),
                        start.occurrence(),
                        step.id(),
                        new TreeMap<>(course.facts().used()));
        return new Pending(action, origin);
    }

    private static void name(Map<String, Object> body, String name, @Nullable Object id) {
        if (id != null) {
            body.put(name, id.toString());
        }
    }

    /** Flow / subject / occurrence / step. What is once an order has the order's one occurrence. */
    private String key(Step step) {
        var start = course.start();
        var occurrence =
                start.keyed().equals(deciding.situation.subject()) ? start.occurrence() : "once";
        return course.flow().id()
                + "/"
                + start.keyed().wireName()
                + "/"
                + occurrence
                + "/"
                + step.id();
    }

    private @Nullable Pending refuse(Step step, Why why, String detail) {
        runner.skip(step.id(), why, detail);
        return null;
    }

    private Guard inGroup(Guard guard) {
        return guard.inGroup(group());
    }

    private String group() {
        var trigger = course.start().trigger();
        return trigger.isReversible() ? trigger.wireName() : "";
    }

    private boolean isParcel() {
        return deciding.situation.subject().kind() == SubjectKind.PARCEL;
    }

    static Action withReceipt(Pending pending, List<Skipped> skipped) {
        var origin = pending.origin();
        var flow = origin.flow();
        var receipt =
                Receipt.ofFlow(flow.id(), flow.version(), flow.name())
                        .says("trigger", origin.trigger())
                        .says("occurrence", origin.occurrence())
                        .says("step", origin.step())
                        .facts(origin.facts());
        var when = flow.when();
        if (when != null) {
            receipt.clause(when.text());
        }
        skipped.stream()
                .filter(one ->
                        one.occurrence().equals(origin.occurrence())
                                || one.flow().equals(flow.id()))
                .limit(MOST_ALTERNATIVES)
                .forEach(one ->
                        receipt.alternative(
                                one.step().isEmpty() ? one.flow() : one.flow() + "/" + one.step(),
                                one.why().name(),
                                one.detail()));
        var action = pending.action();
        return new Action(
                action.kind(),
                action.subject(),
                action.key(),
                action.body(),
                action.dueAt(),
                action.until(),
                action.guard(),
                receipt.toJson());
    }
}
