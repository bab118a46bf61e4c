package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Call;
import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.wire.Keys;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Dice;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** 阿里云短信: SendSms, QuerySendDetails, the SmsReport push. */
final class AliyunSms implements Provider, Receipts.Sender {

    private final World world;
    private final Texts texts;
    private final Receipts receipts;
    private final Keys keys;

    AliyunSms(World world, Texts texts, Receipts receipts, Keys keys) {
        this.world = world;
        this.texts = texts;
        this.receipts = receipts;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "aliyun-sms";
    }

    @Override
    public List<Duration> again() {
        return List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(10));
    }

    @Override
    public boolean takes(int status, String body) {
        return status == 200 && Json.read(body).map(b -> b.path("code").isNumber()).orElse(false);
    }

    @Override
    public Answer throttled(Call call) {
        return failure("isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控Permits:1");
    }

    @Override
    public Answer refused(Call call) {
        return failure("isv.AMOUNT_NOT_ENOUGH", "账户余额不足");
    }

    @Override
    public Answer answer(Call call, Note note) {
        var fields = new TreeMap<>(call.queryFields());
        if (call.header("content-type").startsWith("application/x-www-form-urlencoded")) {
            fields.putAll(call.form());
        }
        note.key(fields.getOrDefault("OutId", fields.getOrDefault("PhoneNumber", "")));
        var refusal = refusal(call);
        note.verified(refusal.isEmpty());
        if (!refusal.isEmpty()) {
            return http(403, failure(refusal, "Specified signature or key is not matched."));
        }
        return switch (call.header("x-acs-action")) {
            case "SendSms" -> send(fields);
            case "QuerySendDetails" -> details(fields);
            default -> http(404, failure("InvalidAction.NotFound", "no such action"));
        };
    }

    private Answer send(Map<String, String> fields) {
        var phone = fields.getOrDefault("PhoneNumbers", "").replaceFirst("^(\\+86|0086|86)", "");
        var key = fields.getOrDefault("OutId", "");
        var template = fields.getOrDefault("TemplateCode", "");
        if (!phone.matches("1\\d{10}")) {
            return failure("isv.MOBILE_NUMBER_ILLEGAL", phone + "号码格式错误");
        }
        if (!fields.getOrDefault("SignName", "").equals(keys.get("aliyun-sms.signName"))) {
            return failure("isv.SMS_SIGNATURE_ILLEGAL", "短信签名不合法");
        }
        if (template.isEmpty()) {
            return failure("isv.SMS_TEMPLATE_ILLEGAL", "短信模板不合法");
        }
        var values = Json.read(fields.getOrDefault("TemplateParam", "{}")).orElse(null);
        if (values == null || !values.isObject()) {
            return failure("isv.INVALID_JSON_PARAM", "参数格式错误，请修改为字符串值");
        }
        var text =
                "【" + keys.get("aliyun-sms.signName") + "】" + texts.named(name(), template, values);
        var message =
                texts.show(phone, "sms", new Message.Content("短信", text, template, key, phone));
        var biz = "9006197" + message.id() + "^0";
        receipts.expect(name(), phone, key, biz);
        return Answer.json(ok().put("BizId", biz));
    }

    private Answer details(Map<String, String> fields) {
        var answer = ok();
        var list = answer.putObject("SmsSendDetailDTOs").putArray("SmsSendDetailDTO");
        var biz = fields.getOrDefault("BizId", "");
        var phone = fields.getOrDefault("PhoneNumber", "");
        var day = fields.getOrDefault("SendDate", "");
        for (var receipt : receipts.of(name(), phone)) {
            var sent = Beijing.plain(receipt.at());
            if ((biz.isEmpty() || biz.equals(receipt.serial()))
                    && (day.isEmpty() || sent.replace("-", "").startsWith(day))) {
                var item = list.addObject().put("PhoneNum", phone).put("OutId", receipt.key());
                item.put("SendStatus", receipt.reported() ? 3 : 1).put("SendDate", sent);
                item.put("ErrCode", receipt.reported() ? "DELIVERED" : "");
                item.put("ReceiveDate", sent);
            }
        }
        return Answer.json(answer.put("TotalCount", String.valueOf(list.size())));
    }

    @Override
    public String report(Receipts.Receipt receipt, boolean arrived) {
        var item = Json.object().put("phone_number", receipt.phone());
        item.put("send_time", Beijing.plain(receipt.at()));
        item.put("report_time", Beijing.plain(world.now())).put("success", arrived);
        item.put("err_code", arrived ? "DELIVERED" : "MOBILE_NOT_ON_SERVICE");
        item.put("err_msg", arrived ? "用户接收成功" : "停机、空号").put("sms_size", "1");
        item.put("biz_id", receipt.serial()).put("out_id", receipt.key());
        return Json.array().add(item).toString();
    }

    private ObjectNode ok() {
        return Json.object().put("Code", "OK").put("Message", "OK").put("RequestId", requestId());
    }

    private Answer failure(String code, String message) {
        return Answer.json(
                Json.object()
                        .put("Code", code)
                        .put("Message", message)
                        .put("RequestId", requestId()));
    }

    private String requestId() {
        var dice = Dice.of(world.seed(), "request", world.number());
        return "%08X-0000-4000-8000-%012X"
                .formatted(dice.nextInt(), dice.nextLong() & 0xffffffffffffL);
    }

    private static Answer http(int status, Answer answer) {
        return new Answer(status, answer.type(), answer.body(), answer.headers());
    }

    /** The code by which the call is refused for its signature; empty if it is right. */
    private String refusal(Call call) {
        var parts = parts(call.header("authorization"));
        if (!parts.getOrDefault("Credential", "").equals(keys.get("aliyun-sms.accessKeyId"))) {
            return "InvalidAccessKeyId.NotFound";
        }
        var hash = Digest.hex(Digest.sha256(call.body().array()));
        var claimed = call.header("x-acs-content-sha256");
        var names = List.of(parts.getOrDefault("SignedHeaders", "").split(";"));
        var complete = names.contains("host") && names.contains("x-acs-action");
        var canonical = canonical(call, names, claimed);
        var right = sign(canonical, keys.get("aliyun-sms.accessKeySecret"));
        return complete
                        && claimed.equals(hash)
                        && Digest.same(right, parts.getOrDefault("Signature", ""))
                ? ""
                : "SignatureDoesNotMatch";
    }

    private static Map<String, String> parts(String authorization) {
        var parts = new TreeMap<String, String>();
        for (var part : authorization.replaceFirst("^ACS3-HMAC-SHA256 ", "").split(",", -1)) {
            var cut = part.indexOf('=');
            if (cut > 0) {
                parts.put(part.substring(0, cut).trim(), part.substring(cut + 1).trim());
            }
        }
        return parts;
    }

    /** The query is decoded and encoded again by the rule, for some clients send it otherwise. */
    static String canonical(Call call, List<String> names, String bodyHash) {
        var query = new ArrayList<String>();
        new TreeMap<>(call.queryFields())
                .forEach((k, v) -> query.add(Form.percent(k) + "=" + Form.percent(v)));
        var text = new StringBuilder(call.method()).append("\n/\n");
        text.append(String.join("&", query)).append('\n');
        for (var name : names) {
            text.append(name).append(':').append(call.header(name).trim()).append('\n');
        }
        return text.append('\n').append(String.join(";", names)).append('\n') + bodyHash;
    }

    static String sign(String canonical, String secret) {
        var text = "ACS3-HMAC-SHA256\n" + Digest.hex(Digest.sha256(Digest.utf8(canonical)));
        return Digest.hex(Digest.hmacSha256(Digest.utf8(secret), Digest.utf8(text)));
    }
}
