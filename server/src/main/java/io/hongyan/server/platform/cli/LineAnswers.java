package io.hongyan.server.platform.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Answers every line of the input with one line of JSON, as soon as it has come. */
final class LineAnswers {

    static final JsonFactory JSON = new JsonFactory();

    private LineAnswers() {}

    /** Writes the fields of one answer. */
    @FunctionalInterface
    interface Answer {
        void write(String line, JsonGenerator json);
    }

    /** Returns the command's exit code: 0, or 1 when the input broke off. */
    static int run(InputStream in, PrintStream out, Answer answer) {
        var lines = new InputLines(in);
        try {
            for (var line = lines.next(); line != null; line = lines.next()) {
                out.write(answered(line, answer));
                if (!lines.hasMore()) {
                    out.flush();
                }
                if (out.checkError()) {
                    return 1;
                }
            }
            return 0;
        } catch (IOException e) {
            return 1;
        } finally {
            out.flush();
        }
    }

    private static byte[] answered(String line, Answer answer) {
        var bytes = new ByteArrayOutputStream(256);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            answer.write(line, json);
            json.writeEndObject();
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
