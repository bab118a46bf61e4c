package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Call;
import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.wire.Keys;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** 腾讯云短信: SendSms, PullSmsSendStatusByPhoneNumber, the status callback. */
final class TencentSms implements Provider, Receipts.Sender {

    private final World world;
    private final Texts texts;
    private final Receipts receipts;
    private final Keys keys;

    TencentSms(World world, Texts texts, Receipts receipts, Keys keys) {
        this.world = world;
        this.texts = texts;
        this.receipts = receipts;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "tencent-sms";
    }

    @Override
    public List<Duration> again() {
        return List.of(Duration.ofMinutes(1), Duration.ofMinutes(5));
    }

    @Override
    public boolean takes(int status, String body) {
        return status == 200
                && Json.read(body).map(b -> Json.text(b, "result").equals("0")).orElse(false);
    }

    @Override
    public Answer throttled(Call call) {
        return failure("RequestLimitExceeded", "too many requests");
    }

    @Override
    public Answer refused(Call call) {
        return failure("FailedOperation.InsufficientBalanceInSmsPackage", "insufficient balance");
    }

    @Override
    public Answer answer(Call call, Note note) {
        var body = Json.read(call.text()).filter(JsonNode::isObject).orElse(null);
        if (body != null) {
            note.key(Json.text(body, "SessionContext"));
        }
        if (!note.verified(isSigned(call))) {
            return failure(
                    "AuthFailure.SignatureFailure", "the credentials could not be validated");
        }
        if (body == null) {
            return failure("InvalidParameter", "the body is no JSON object");
        }
        return switch (call.header("x-tc-action")) {
            case "SendSms" -> send(body);
            case "PullSmsSendStatusByPhoneNumber" -> status(body);
            default -> failure("InvalidAction", "no such action");
        };
    }

    private Answer send(JsonNode body) {
        if (!Json.text(body, "SmsSdkAppId").equals(keys.get("tencent-sms.sdkAppId"))) {
            return failure("UnauthorizedOperation.SmsSdkAppIdVerifyFail", "SmsSdkAppId is wrong");
        }
        if (!Json.text(body, "SignName").equals(keys.get("tencent-sms.signName"))) {
            return failure(
                    "FailedOperation.SignatureIncorrectOrUnapproved", "signature not approved");
        }
        var phones = body.path("PhoneNumberSet");
        if (!phones.isArray() || phones.isEmpty() || phones.size() > 200) {
            return failure("InvalidParameterValue.IncorrectPhoneNumber", "1 to 200 numbers");
        }
        var values = new ArrayList<String>();
        body.path("TemplateParamSet").forEach(value -> values.add(value.asString("")));
        var answer = Json.object();
        var list = answer.putArray("SendStatusSet");
        phones.forEach(phone -> one(list, phone.asString(""), body, values));
        return response(answer);
    }

    private void one(ArrayNode list, String given, JsonNode body, List<String> values) {
        var phone = given.replaceFirst("^(\\+86|0086|86)", "");
        var key = Json.text(body, "SessionContext");
        var item = list.addObject().put("PhoneNumber", "+86" + phone).put("IsoCode", "CN");
        item.put("SessionContext", key);
        if (!phone.matches("1\\d{10}")) {
            item.put("SerialNo", "").put("Fee", 0);
            item.put("Code", "InvalidParameterValue.IncorrectPhoneNumber");
            item.put("Message", "incorrect phone number");
            return;
        }
        var template = Json.text(body, "TemplateId");
        var text =
                "【"
                        + keys.get("tencent-sms.signName")
                        + "】"
                        + texts.numbered(name(), template, values);
        var message =
                texts.show(phone, "sms", new Message.Content("短信", text, template, key, phone));
        var serial = "5000:10457106691570" + message.id();
        receipts.expect(name(), phone, key, serial);
        item.put("SerialNo", serial).put("Fee", 1).put("Code", "Ok");
        item.put("Message", "send success");
    }

    private Answer status(JsonNode body) {
        var phone = Json.text(body, "PhoneNumber").replaceFirst("^(\\+86|0086|86)", "");
        var answer = Json.object();
        var list = answer.putArray("PullSmsSendStatusSet");
        for (var receipt : receipts.of(name(), phone)) {
            if (receipt.reported()) {
                list.addObject()
                        .put("UserReceiveTime", receipt.at().getEpochSecond())
                        .put("CountryCode", "86")
                        .put("SubscriberNumber", phone)
                        .put("PhoneNumber", "+86" + phone)
                        .put("SerialNo", receipt.serial())
                        .put("ReportStatus", "SUCCESS")
                        .put("Description", "DELIVRD")
                        .put("SessionContext", receipt.key());
            }
        }
        return response(answer);
    }

    @Override
    public String report(Receipts.Receipt receipt, boolean arrived) {
        var item = Json.object().put("user_receive_time", Beijing.plain(world.now()));
        item.put("nationcode", "86").put("mobile", receipt.phone());
        item.put("report_status", arrived ? "SUCCESS" : "FAIL");
        item.put("errmsg", arrived ? "DELIVRD" : "UNDELIV");
        item.put("description", arrived ? "用户短信送达成功" : "空号或停机");
        return Json.array().add(item.put("sid", receipt.serial())).toString();
    }

    private Answer response(ObjectNode content) {
        content.put("RequestId", "rq-" + world.number());
        return Answer.json(Json.object().set("Response", content));
    }

    private Answer failure(String code, String message) {
        var content = Json.object();
        content.putObject("Error").put("Code", code).put("Message", message);
        return response(content);
    }

    /** Date, service and header names are those that the caller says; host and type must be in. */
    private boolean isSigned(Call call) {
        var parts = parts(call.header("authorization"));
        var credential = parts.getOrDefault("Credential", "").split("/", -1);
        var names = List.of(parts.getOrDefault("SignedHeaders", "").split(";", -1));
        if (credential.length != 4
                || !credential[0].equals(keys.get("tencent-sms.secretId"))
                || !names.contains("host")
                || !names.contains("content-type")) {
            return false;
        }
        var canonical = canonical(call, names);
        var scope = credential[1] + "/" + credential[2] + "/tc3_request";
        var text =
                "TC3-HMAC-SHA256\n"
                        + call.header("x-tc-timestamp")
                        + "\n"
                        + scope
                        + "\n"
                        + Digest.hex(Digest.sha256(Digest.utf8(canonical)));
        var right = sign(keys.get("tencent-sms.secretKey"), credential[1], credential[2], text);
        return Digest.same(right, parts.getOrDefault("Signature", ""));
    }

    private static Map<String, String> parts(String authorization) {
        var parts = new TreeMap<String, String>();
        for (var part : authorization.replaceFirst("^TC3-HMAC-SHA256 ", "").split(",", -1)) {
            var cut = part.indexOf('=');
            if (cut > 0) {
                parts.put(part.substring(0, cut).trim(), part.substring(cut + 1).trim());
            }
        }
        return parts;
    }

    private static String canonical(Call call, List<String> names) {
        var text = new StringBuilder(call.method()).append("\n/\n\n");
        for (var name : names) {
            var value = call.header(name).trim();
            text.append(name).append(':');
            text.append(
                    name.equals("x-tc-action") ? value.toLowerCase(java.util.Locale.ROOT) : value);
            text.append('\n');
        }
        text.append('\n').append(String.join(";", names)).append('\n');
        return text.append(Digest.hex(Digest.sha256(call.body().array()))).toString();
    }

    static String sign(String secret, String date, String service, String text) {
        var day = Digest.hmacSha256(Digest.utf8("TC3" + secret), Digest.utf8(date));
        var scoped = Digest.hmacSha256(day, Digest.utf8(service));
        var key = Digest.hmacSha256(scoped, Digest.utf8("tc3_request"));
        return Digest.hex(Digest.hmacSha256(key, Digest.utf8(text)));
    }
}
