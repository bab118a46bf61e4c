package io.hongyan.server.insight;

import io.hongyan.core.tracking.PersonScrubber;
import io.hongyan.server.vault.Vault;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Texts as everybody may see them: opened where they are sealed, and without persons. */
final class Shown {

    private static final Logger LOG = LoggerFactory.getLogger(Shown.class);

    private Shown() {}

    static String text(String text) {
        return PersonScrubber.scrub(text);
    }

    /** Empty for nothing, and for what was changed or sealed with a key that is gone. */
    static byte[] opened(Vault vault, UUID merchant, byte @Nullable [] sealed) {
        if (sealed == null) {
            return new byte[0];
        }
        try {
            return vault.open(merchant, sealed);
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.warn("Sealed words can't be opened: {}", e.getMessage());
            return new byte[0];
        }
    }

    static String words(Vault vault, UUID merchant, byte @Nullable [] sealed) {
        return text(
                new String(
                        opened(vault, merchant, sealed), java.nio.charset.StandardCharsets.UTF_8));
    }
}
