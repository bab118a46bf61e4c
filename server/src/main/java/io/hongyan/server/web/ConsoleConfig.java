package io.hongyan.server.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the console and API are served.
 *
 * @param port 0 for any free one
 * @param console folder of the console's built pages; may be missing
 * @param buyer folder of the buyer's built pages; may be missing
 * @param publicUrl what others see of this port, without a slash at the end
 * @param publicHookUrl what others see of the hook port, without a slash at the end
 * @param worldUrl page of the outside world; null where there is none
 * @param tls null for plain HTTP, behind a proxy
 * @param ready true once the first push would be accepted
 */
public record ConsoleConfig(
        int port,
        Path console,
        Path buyer,
        URI publicUrl,
        URI publicHookUrl,
        @Nullable URI worldUrl,
        @Nullable Tls tls,
        BooleanSupplier ready) {

    /** Files in PEM form. */
    public record Tls(Path certificate, Path key) {}

    /** Bytes that the body of one call may have. */
    static final long LARGEST_BODY = 2L << 20;
}
