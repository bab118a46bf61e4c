package io.hongyan.server.connection;

import io.hongyan.kit.Card;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Words;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Page;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cards of all connectors that are installed. */
@RestController
final class ConnectorsApi {

    private final Connectors connectors;

    ConnectorsApi(Connectors connectors) {
        this.connectors = connectors;
    }

    /** A connector; its settings draw the console's form. */
    record CardView(
            String connector,
            String kind,
            String title,
            String role,
            List<String> roles,
            URI homepage,
            List<SettingView> settings) {}

    record SettingView(
            String name,
            String type,
            boolean required,
            String label,
            String help,
            String fallback,
            List<String> choices) {}

    @GetMapping("/api/v1/connectors")
    @Allowed
    Page<CardView> list(Language language) {
        return new Page<>(
                connectors.cards().stream().map(card -> view(card, language)).toList(), null);
    }

    private static CardView view(Card card, Language language) {
        var roles = card.roles().stream().sorted().map(Card.Role::wireName).toList();
        return new CardView(
                card.name(),
                card.name(),
                in(language, card.title()),
                roles.getFirst(),
                roles,
                card.homepage(),
                card.fields().stream().map(field -> view(field, language)).toList());
    }

    private static SettingView view(Card.Field field, Language language) {
        return new SettingView(
                field.name(),
                field.kind().name().toLowerCase(Locale.ROOT),
                field.required(),
                in(language, field.label()),
                in(language, field.help()),
                field.fallback(),
                field.choices());
    }

    private static String in(Language language, Words words) {
        return switch (language) {
            case ZH -> words.zh();
            case EN -> words.en();
        };
    }
}
