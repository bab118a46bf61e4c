package io.hongyan.kit;

import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;

/** The way out: the only means by which a connector reaches anybody. */
public interface Http {

    /** Makes one call and says how far it got. Never throws, never follows a redirect. */
    CallResult call(Call call);

    /**
     * Resolves a host that is not spoken to in HTTP (a mail server) and holds it against the guard.
     */
    Dial dial(String host, int port);

    /** Where a call to this address of the provider really goes: signatures may cover the host. */
    URI effective(URI address);

    /** Machine time: for signatures, tokens and nothing that people live through. */
    Instant now();

    /** May this host be spoken to? */
    sealed interface Dial {

        /** Yes; until it is closed, the name means the checked address and no other. */
        record Allowed(InetAddress address, Runnable release) implements Dial, AutoCloseable {

            @Override
            public void close() {
                release.run();
            }
        }

        record Forbidden(String reason) implements Dial {}
    }
}
