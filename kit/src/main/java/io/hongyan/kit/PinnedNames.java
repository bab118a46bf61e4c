package io.hongyan.kit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Makes the address that was checked the address that is dialled. While a call to a guarded name is
 * under way, every look-up of that name in this program gives the checked addresses, so that a name
 * server which changes its mind in between (DNS rebinding) is not asked again. All other names go
 * to the system's own resolver.
 */
public final class PinnedNames extends InetAddressResolverProvider {

    private static final Map<String, Pin> PINS = new ConcurrentHashMap<>();

    private record Pin(List<InetAddress> addresses, int holders) {}

    /** Holds these addresses for the name until {@link #release}. */
    static void pin(String host, List<InetAddress> addresses) {
        PINS.merge(
                key(host),
                new Pin(addresses, 1),
                (old, fresh) -> new Pin(fresh.addresses, old.holders + 1));
    }

    static void release(String host) {
        PINS.computeIfPresent(
                key(host),
                (_, pin) -> pin.holders == 1 ? null : new Pin(pin.addresses, pin.holders - 1));
    }

    private static String key(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Resolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "hongyan";
    }

    private record Resolver(InetAddressResolver system) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                throws UnknownHostException {
            var pin = PINS.get(key(host));
            return pin == null ? system.lookupByName(host, policy) : pin.addresses.stream();
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return system.lookupByAddress(address);
        }
    }
}
