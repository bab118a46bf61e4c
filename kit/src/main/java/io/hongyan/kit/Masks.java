package io.hongyan.kit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes secrets, tokens and telephone numbers out of what is written down about a call. */
final class Masks {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "((?:access_token|corpsecret|secret|appsecret|password)\"?\\s*[=:]\\s*\"?)"
                            + "[^&\"\\s,}]+",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9])((?:86)?1[3-9][0-9])[0-9]{4}([0-9]{4})(?![0-9])");

    private final List<String> secrets;

    private Masks(List<String> secrets) {
        this.secrets = secrets;
    }

    static Masks of(Card card, Settings settings) {
        return new Masks(
                card.fields().stream()
                        .filter(field -> field.kind() == Card.Kind.SECRET)
                        .flatMap(field -> settings.find(field.name()).stream())
                        .filter(secret -> secret.length() >= 4)
                        .flatMap(Masks::asWritten)
                        .distinct()
                        .toList());
    }

    private static Stream<String> asWritten(String secret) {
        return Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    String over(String text) {
        var masked = text;
        for (var secret : secrets) {
            masked = masked.replace(secret, "***");
        }
        masked = TOKEN.matcher(masked).replaceAll("$1***");
        return PHONE.matcher(masked).replaceAll("$1****$2");
    }
}
