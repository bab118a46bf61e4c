package io.hongyan.sandbox.samples;

import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Carrier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A push that was written down some day, without its wrapping.
 *
 * @param type the provider's own number of the kind of push; empty where it has none
 */
record Sample(String name, String provider, String type, String text) {

    private static final Pattern FILE =
            Pattern.compile(
                    "(kdniao|kuaidi100|sf|standard)\\.[\\w.-]*push(?!\\.(?:ack|nak))[\\w.-]*"
                            + "\\.(?:json|form|xml)");
    private static final Pattern ANSWER = Pattern.compile("\\.(?:ack|nak)[.-]");
    private static final Pattern NOT_ONE = Pattern.compile("(forged|broken|not-a|unknown).*");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})([ T])(\\d{2}:\\d{2}:\\d{2})");
    private static final Pattern MAIL_NO = Pattern.compile("mailno=\"([^\"]+)\"");

    /** One of the protocol sheets' files; empty if the file is no push of a demo connection. */
    static Optional<Sample> ofFile(String name, String content) {
        var file = FILE.matcher(name);
        if (!file.matches() || ANSWER.matcher(name).find()) {
            return Optional.empty();
        }
        var provider = file.group(1);
        var type = name.replaceFirst("^kdniao\\.push-(\\d+).*", "$1");
        var asked = type.equals(name) ? "" : type;
        return Optional.of(unwrapped(name, provider, asked, content.strip()));
    }

    /** A recorded case: request line, headers, an empty line, the body. */
    static Optional<Sample> ofCase(String name, String content) {
        var end = content.indexOf("\n\n");
        var line = content.lines().findFirst().orElse("");
        var provider = line.replaceFirst("^POST /hooks/([\\w-]+)/.*$", "$1");
        if (end < 0 || provider.equals(line) || NOT_ONE.matcher(name).matches()) {
            return Optional.empty();
        }
        var body = content.substring(end + 2).strip();
        return Optional.of(unwrapped(provider + "/" + name, provider, "", body));
    }

    private static Sample unwrapped(String name, String provider, String type, String body) {
        if (body.startsWith("{") || body.startsWith("<")) {
            return new Sample(name, provider, type, body);
        }
        var form = Form.read(body);
        var inside =
                form.getOrDefault(
                        "RequestData",
                        form.getOrDefault("param", form.getOrDefault("content", body)));
        return new Sample(name, provider, form.getOrDefault("RequestType", type), inside.strip());
    }

    /** The same, as if its newest time were a minute ago; all others keep their distance. */
    Sample toldAt(Instant now) {
        var newest = newest();
        if (newest.isEmpty()) {
            return this;
        }
        var here = LocalDateTime.ofInstant(now, io.hongyan.sandbox.world.Beijing.ZONE);
        var shift = Duration.between(newest.get(), here.minusMinutes(1));
        var moved =
                TIME.matcher(text)
                        .replaceAll(found ->
                                read(found.group(1), found.group(3))
                                        .map(at -> at.plus(shift).withNano(0))
                                        .map(at -> written(at, found.group(2)))
                                        .orElse(found.group()));
        return new Sample(name, provider, type, moved);
    }

    private Optional<LocalDateTime> newest() {
        return TIME.matcher(text)
                .results()
                .flatMap(found -> read(found.group(1), found.group(3)).stream())
                .max(LocalDateTime::compareTo);
    }

    private static Optional<LocalDateTime> read(String day, String time) {
        try {
            return Optional.of(LocalDateTime.parse(day + "T" + time));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String written(LocalDateTime at, String between) {
        return at.toLocalDate()
                + between
                + "%02d:%02d:%02d".formatted(at.getHour(), at.getMinute(), at.getSecond());
    }

    /** The waybills that it tells of, each with its carrier's code; empty where we can't say. */
    Map<String, String> waybills() {
        var found = new LinkedHashMap<String, String>();
        MAIL_NO.matcher(text).results().forEach(one -> found.put(one.group(1), "SF"));
        var body = Json.read(text).orElseGet(Json::object);
        for (var item : body.path("Data")) {
            found.put(
                    Json.text(item, "LogisticCode"),
                    Carrier.ofKdniao(Json.text(item, "ShipperCode")).map(Carrier::name).orElse(""));
        }
        for (var route : body.path("Body").path("WaybillRoute")) {
            found.put(Json.text(route, "mailno"), "SF");
        }
        var last = body.path("lastResult");
        if (last.isObject()) {
            var com = Json.text(body, "comNew").isEmpty() ? last.path("com") : body.path("comNew");
            var carrier = Carrier.ofKuaidi100(com.asString(""));
            found.put(Json.text(last, "nu"), carrier.map(Carrier::name).orElse(""));
        }
        var told = body.path("data");
        if (told.has("events")) {
            found.put(Json.text(told, "number"), Json.text(told, "carrier"));
        }
        found.remove("");
        return found;
    }
}
