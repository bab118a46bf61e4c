package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail as a phone shows it: its id, subject and plain words. */
record Mail(String id, String subject, String text) {

    private static final Pattern WORD = Pattern.compile("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)\"?");

    static Mail parse(String raw) {
        var head = headers(raw);
        var id = head.getOrDefault("message-id", "<" + Digest.hex(Digest.md5(raw)) + ">");
        return new Mail(
                id.replaceAll("^<|>$", ""), words(head.getOrDefault("subject", "")), body(raw, 0));
    }

    private static Map<String, String> headers(String part) {
        var found = new LinkedHashMap<String, String>();
        var unfolded = head(part).replaceAll("\n[ \t]+", " ");
        for (var line : unfolded.split("\n", -1)) {
            var cut = line.indexOf(':');
            if (cut > 0) {
                found.putIfAbsent(
                        line.substring(0, cut).toLowerCase(Locale.ROOT),
                        line.substring(cut + 1).trim());
            }
        }
        return found;
    }

    private static String head(String part) {
        var end = part.indexOf("\n\n");
        return end < 0 ? part : part.substring(0, end);
    }

    /** The first plain text in it, looking into parts; else the text of a page without tags. */
    private static String body(String part, int depth) {
        var type = headers(part).getOrDefault("content-type", "text/plain");
        var end = part.indexOf("\n\n");
        var content = end < 0 ? "" : part.substring(end + 2);
        var boundary = BOUNDARY.matcher(type);
        if (type.startsWith("multipart/") && boundary.find() && depth < 5) {
            var mark = Pattern.quote("--" + boundary.group(1));
            for (var piece : content.split(mark, -1)) {
                var inner = piece.startsWith("\n") ? piece.substring(1) : piece;
                var text = inner.startsWith("--") ? "" : body(inner, depth + 1);
                if (!text.isBlank()) {
                    return text;
                }
            }
            return "";
        }
        if (end < 0 || !type.startsWith("text/")) {
            return "";
        }
        var plain = decoded(content, headers(part), type);
        return type.startsWith("text/html")
                ? plain.replaceAll("<[^>]*>", " ").trim()
                : plain.trim();
    }

    private static String decoded(String content, Map<String, String> head, String type) {
        var charset = charset(type);
        return switch (head.getOrDefault("content-transfer-encoding", "")
                .toLowerCase(Locale.ROOT)) {
            case "base64" -> new String(base64(content), charset);
            case "quoted-printable" -> new String(quoted(content.replace("=\n", "")), charset);
            default -> content;
        };
    }

    private static Charset charset(String type) {
        var named = CHARSET.matcher(type);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String words(String header) {
        var joined = header.replaceAll("\\?=\\s+=\\?", "?==?");
        return WORD.matcher(joined).replaceAll(m -> Matcher.quoteReplacement(word(m)));
    }

    private static String word(MatchResult match) {
        var charset = charset("charset=" + match.group(1));
        var bytes =
                match.group(2).equalsIgnoreCase("b")
                        ? base64(match.group(3))
                        : quoted(match.group(3).replace('_', ' '));
        return new String(bytes, charset);
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Digest.utf8(text);
        }
    }

    private static byte[] quoted(String text) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < text.length(); i++) {
            var hex =
                    text.charAt(i) == '=' && i + 2 < text.length()
                            ? text.substring(i + 1, i + 3)
                            : "";
            if (hex.matches("[0-9A-Fa-f]{2}")) {
                bytes.write(Integer.parseInt(hex, 16));
                i += 2;
            } else {
                bytes.writeBytes(Digest.utf8(text.substring(i, i + 1)));
            }
        }
        return bytes.toByteArray();
    }
}
