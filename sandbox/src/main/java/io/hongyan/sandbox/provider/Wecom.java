package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.state.Table;
import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Call;
import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.wire.Keys;
import io.hongyan.sandbox.world.Person;
import io.hongyan.sandbox.world.Task;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 企业微信: messages to staff, the group robot, and tasks for staff to send something to customers. A
 * member of staff confirms such a task after a while, and only then the customer has it.
 */
final class Wecom implements Provider {

    /** A group send: to whom, what, and when a member of staff has sent it (epoch 0: not yet). */
    record GroupSend(String id, String sender, String text, List<String> to, Instant sentAt) {

        GroupSend {
            to = List.copyOf(to);
        }

        boolean isSent() {
            return sentAt.isAfter(Instant.EPOCH);
        }
    }

    private final World world;
    private final Texts texts;
    private final Keys keys;
    private final Table<GroupSend> tasks;

    Wecom(World world, Texts texts, Keys keys, Journal journal) {
        this.world = world;
        this.texts = texts;
        this.keys = keys;
        this.tasks = journal.table("wecom", GroupSend.class);
    }

    @Override
    public String name() {
        return "wecom";
    }

    @Override
    public Answer throttled(Call call) {
        return error(45009, "api freq out of limit");
    }

    @Override
    public Answer refused(Call call) {
        return error(60020, "not allow to access from your ip");
    }

    @Override
    public Answer answer(Call call, Note note) {
        if (call.path().equals("/cgi-bin/gettoken")) {
            return token(call, note);
        }
        if (call.path().equals("/cgi-bin/webhook/send")) {
            return robot(call, note);
        }
        if (!note.verified(
                call.queryFields().getOrDefault("access_token", "").equals(accessToken()))) {
            return error(40014, "invalid access_token");
        }
        var body = Json.read(call.text()).filter(JsonNode::isObject).orElse(null);
        if (body == null) {
            return error(40058, "Warning: wrong json format.");
        }
        return switch (call.path()) {
            case "/cgi-bin/message/send" -> toStaff(body, note);
            case "/cgi-bin/externalcontact/add_msg_template" -> groupSend(body, note);
            case "/cgi-bin/externalcontact/get_groupmsg_task" -> groupTask(body);
            case "/cgi-bin/externalcontact/get_groupmsg_send_result" -> groupResult(body);
            default -> Answer.text(404, "not found");
        };
    }

    void clear() {
        tasks.clear();
    }

    /** A member of staff confirms the task in his client. */
    void confirm(Task task) {
        world.done(task);
        var send = tasks.get(task.ref()).orElse(null);
        if (send == null || send.isSent()) {
            return;
        }
        tasks.put(
                send.id(),
                new GroupSend(send.id(), send.sender(), send.text(), send.to(), world.now()));
        for (var external : send.to()) {
            customer(external)
                    .ifPresent(person ->
                            texts.show(
                                    person.phone(),
                                    "wecom",
                                    new Message.Content(
                                            "企业微信", send.text(), "", send.id(), external)));
        }
    }

    private Optional<Person> customer(String external) {
        return external.isEmpty()
                ? Optional.empty()
                : texts.phones().person(p -> p.reach().wecom().equals(external));
    }

    private Answer token(Call call, Note note) {
        var query = call.queryFields();
        if (!query.getOrDefault("corpid", "").equals(keys.get("wecom.corpId"))) {
            note.wrong();
            return error(40013, "invalid corpid");
        }
        if (!note.verified(query.getOrDefault("corpsecret", "").equals(keys.get("wecom.secret")))) {
            return error(40001, "invalid credential");
        }
        return Answer.json(
                status(0, "ok").put("access_token", accessToken()).put("expires_in", 7200));
    }

    private Answer toStaff(JsonNode body, Note note) {
        if (!Json.text(body, "agentid").equals(keys.get("wecom.agentId"))) {
            return error(40056, "invalid agentid");
        }
        var users = Json.text(body, "touser");
        if (users.isEmpty()) {
            return error(81013, "user & party & tag all invalid");
        }
        var text = words(body);
        if (Digest.utf8(text).length > 2_048) {
            return error(45002, "content size out of limit");
        }
        var once = Json.text(body, "enable_duplicate_check").equals("1");
        var key = Digest.hex(Digest.md5(users + text));
        note.key(key);
        if (!once || !texts.phones().has("wecom-staff", key)) {
            for (var user : users.split("\\|", -1)) {
                texts.show(
                        "staff:" + user,
                        "wecom-staff",
                        new Message.Content("企业微信 · 员工", text, "", key, user));
            }
        }
        var answer = status(0, "ok").put("invaliduser", "").put("invalidparty", "");
        return Answer.json(answer.put("invalidtag", "").put("msgid", key).put("response_code", ""));
    }

    private Answer robot(Call call, Note note) {
        var key = call.queryFields().getOrDefault("key", "");
        var body = Json.read(call.text()).filter(JsonNode::isObject).orElse(null);
        if (!note.verified(!key.isEmpty())) {
            return error(93000, "invalid webhook url");
        }
        if (body == null || words(body).isEmpty()) {
            return error(40058, "Warning: wrong json format.");
        }
        texts.show(
                "robot:" + key,
                "wecom-robot",
                new Message.Content("群机器人", words(body), "", "", key));
        return Answer.json(status(0, "ok"));
    }

    private Answer groupSend(JsonNode body, Note note) {
        var to = new ArrayList<String>();
        var failed = Json.array();
        for (var external : body.path("external_userid")) {
            var id = external.asString("");
            if (customer(id).isPresent()) {
                to.add(id);
            } else {
                failed.add(id);
            }
        }
        var text = Json.text(body.path("text"), "content");
        if (text.isEmpty() || Digest.utf8(text).length > 4_000) {
            return error(40058, "text.content is empty or too long");
        }
        if (to.isEmpty()) {
            var answer = status(40096, "invalid external userid");
            answer.set("fail_list", failed);
            return Answer.json(answer);
        }
        var id = "msgHy" + world.number();
        note.key(id);
        tasks.put(id, new GroupSend(id, Json.text(body, "sender"), text, to, Instant.EPOCH));
        world.plan(Duration.ofMinutes(30), Task.Kind.CONFIRM, id);
        var answer = status(0, "ok").put("msgid", id);
        answer.set("fail_list", failed);
        return Answer.json(answer);
    }

    private Answer groupTask(JsonNode body) {
        var send = tasks.get(Json.text(body, "msgid")).orElse(null);
        if (send == null) {
            return error(40058, "invalid msgid");
        }
        var answer = status(0, "ok").put("next_cursor", "");
        var item = answer.putArray("task_list").addObject().put("userid", send.sender());
        item.put("status", send.isSent() ? 2 : 0).put("send_time", send.sentAt().getEpochSecond());
        return Answer.json(answer);
    }

    private Answer groupResult(JsonNode body) {
        var send = tasks.get(Json.text(body, "msgid")).orElse(null);
        if (send == null) {
            return error(40058, "invalid msgid");
        }
        var answer = status(0, "ok").put("next_cursor", "");
        var list = answer.putArray("send_list");
        for (var external : send.to()) {
            list.addObject()
                    .put("external_userid", external)
                    .put("userid", send.sender())
                    .put("status", send.isSent() ? 1 : 0)
                    .put("send_time", send.sentAt().getEpochSecond());
        }
        return Answer.json(answer);
    }

    /** The words of a message of any of the common types. */
    private static String words(JsonNode body) {
        var inner = body.path(Json.text(body, "msgtype"));
        var content = Json.text(inner, "content");
        if (!content.isEmpty()) {
            return content;
        }
        var title = Json.text(inner, "title");
        var description = Json.text(inner, "description");
        return description.isEmpty() ? title : title + "\n" + description;
    }

    private String accessToken() {
        return "qy_" + Digest.hex(Digest.md5(keys.get("wecom.corpId") + keys.get("wecom.secret")));
    }

    private static Answer error(int code, String message) {
        return Answer.json(status(code, message));
    }

    private static ObjectNode status(int code, String message) {
        return Json.object().put("errcode", code).put("errmsg", message);
    }
}
