package io.hongyan.connectors.sf;

import io.hongyan.kit.Form;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Scans;
import io.hongyan.kit.XmlFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;

/**
 * Reads a route push, new (JSON) or old (XML, bare or as form field {@code content}). Their names
 * for things stay in this file.
 */
final class SfPush {

    private final Map<String, Scans> parcels = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();

    private SfPush() {}

    static List<Notice> read(byte[] body) {
        var push = new SfPush();
        switch (firstLetter(body)) {
            case '{' -> push.json(Json.read(body));
            case '<' -> push.xml(body);
            default -> push.xml(content(body));
        }
        push.parcels.forEach(
                (number, scans) -> scans.into(push.notices, SfCarrier.SF, number, false));
        return push.notices;
    }

    /** Whether the answer must be XML, too. */
    static boolean isXml(byte[] body) {
        return firstLetter(body) == '<' || new Form(body).bytes("content") != null;
    }

    private static char firstLetter(byte[] body) {
        for (byte letter : body) {
            if (letter > ' ') {
                return (char) letter;
            }
        }
        return ' ';
    }

    private static byte[] content(byte[] body) {
        var content = new Form(body).bytes("content");
        if (content == null) {
            throw new Json.UnreadableJson("neither JSON nor XML");
        }
        return content;
    }

    private void json(JsonNode push) {
        var routes = push.path("Body").path("WaybillRoute");
        if (routes.isObject()) {
            node(field -> Json.text(routes, field), routes.toString());
        } else if (routes.isArray()) {
            for (var route : routes) {
                node(field -> Json.text(route, field), route.toString());
            }
        } else {
            throw new Json.UnreadableJson("no Body.WaybillRoute");
        }
    }

    private void node(Function<String, String> field, String raw) {
        var number = field.apply("mailno").strip();
        if (number.isEmpty()) {
            notices.add(new Notice.Unusable("", "no mailno", Json.clean(raw)));
            return;
        }
        parcels.computeIfAbsent(number, _ -> new Scans(SfCarrier.NAME))
                .add(
                        field.apply("acceptTime"),
                        SfCodes.code(field.apply("opCode"), field.apply("reasonCode"), ""),
                        field.apply("remark"),
                        field.apply("acceptAddress"));
    }

    private void xml(byte[] body) {
        try {
            var xml = XmlFields.reader(body);
            boolean isPush = false;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    isPush |= xml.getLocalName().equals("Body");
                    element(xml);
                }
            }
            if (!isPush) {
                throw new Json.UnreadableJson("no Body");
            }
        } catch (XMLStreamException e) {
            throw new Json.UnreadableJson(String.valueOf(e.getMessage()));
        }
    }

    private void element(XMLStreamReader xml) {
        if (xml.getLocalName().equals("WaybillRoute")) {
            node(field -> attribute(xml, field), "WaybillRoute without mailno");
        }
    }

    /** Some clients know {@code acceptTime} as {@code accept_time} and {@code opCode} in small. */
    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var written = xml.getAttributeLocalName(i).replace("_", "");
            if (written.equalsIgnoreCase(name)) {
                return Json.clean(xml.getAttributeValue(i));
            }
        }
        return "";
    }
}
