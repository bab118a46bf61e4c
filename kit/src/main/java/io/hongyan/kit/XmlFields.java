package io.hongyan.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Small flat XML as vendors push it: the text of each element by its name. */
public final class XmlFields {

    private static final int DEEPEST = 32;

    private XmlFields() {}

    /** The first text of every name, at any depth. No entities, no DTD. */
    public static Map<String, String> read(byte[] xml) {
        try {
            return fields(reader(xml));
        } catch (XMLStreamException e) {
            throw new Json.UnreadableJson(String.valueOf(e.getMessage()));
        }
    }

    /**
     * A reader that follows nothing outside the text. The text must be UTF-8 whatever it declares:
     * the parser itself would print what it thinks of other bytes.
     */
    public static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
            return factory.createXMLStreamReader(new StringReader(text));
        } catch (CharacterCodingException e) {
            throw new XMLStreamException("not UTF-8", e);
        }
    }

    private static Map<String, String> fields(XMLStreamReader xml) throws XMLStreamException {
        var fields = new HashMap<String, String>();
        var name = "";
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                name = xml.getLocalName();
                if (++depth > DEEPEST) {
                    throw new Json.UnreadableJson("XML deeper than " + DEEPEST);
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
                name = "";
            } else if (event == XMLStreamReader.CHARACTERS && !name.isEmpty()) {
                fields.putIfAbsent(name, Json.clean(xml.getText()));
            }
        }
        return fields;
    }
}
