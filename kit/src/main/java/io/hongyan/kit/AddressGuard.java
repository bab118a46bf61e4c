package io.hongyan.kit;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a merchant may make us dial: public ones only, and none of this machine. The
 * lists are those of RFC 6890 and its IPv6 counterpart, with the tunnels that lead back to IPv4.
 */
final class AddressGuard {

    private static final List<Block> FORBIDDEN =
            List.of(
                    Block.of("0.0.0.0", 8, "this network"),
                    Block.of("10.0.0.0", 8, "private"),
                    Block.of("100.64.0.0", 10, "carrier-grade NAT"),
                    Block.of("127.0.0.0", 8, "loopback"),
                    Block.of("169.254.0.0", 16, "link-local"),
                    Block.of("172.16.0.0", 12, "private"),
                    Block.of("192.0.0.0", 24, "protocol assignments"),
                    Block.of("192.0.2.0", 24, "documentation"),
                    Block.of("192.88.99.0", 24, "6to4 relay"),
                    Block.of("192.168.0.0", 16, "private"),
                    Block.of("198.18.0.0", 15, "benchmarks"),
                    Block.of("198.51.100.0", 24, "documentation"),
                    Block.of("203.0.113.0", 24, "documentation"),
                    Block.of("224.0.0.0", 4, "multicast"),
                    Block.of("240.0.0.0", 4, "reserved"),
                    Block.of("::", 96, "unspecified, loopback or IPv4 inside IPv6"),
                    Block.of("64:ff9b::", 96, "IPv4 behind a translator"),
                    Block.of("64:ff9b:1::", 48, "IPv4 behind a translator"),
                    Block.of("100::", 64, "discard"),
                    Block.of("2001::", 32, "Teredo"),
                    Block.of("2001:db8::", 32, "documentation"),
                    Block.of("2002::", 16, "6to4"),
                    Block.of("3fff::", 20, "documentation"),
                    Block.of("5f00::", 16, "segment routing"),
                    Block.of("fc00::", 7, "private"),
                    Block.of("fe80::", 10, "link-local"),
                    Block.of("fec0::", 10, "site-local"),
                    Block.of("ff00::", 8, "multicast"));

    private AddressGuard() {}

    /** Why this address must not be dialled; empty if it may. */
    static Optional<String> objection(InetAddress address) {
        var bytes = address.getAddress(); // IPv4 mapped into IPv6 is plain IPv4 here
        for (var block : FORBIDDEN) {
            if (block.holds(bytes)) {
                return Optional.of(block.name);
            }
        }
        return isOurs(address) ? Optional.of("this machine") : Optional.empty();
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // who can't tell must not dial
        }
    }

    /** Addresses that begin with the same bits. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] prefix, int bits, String name) {

        static Block of(String prefix, int bits, String name) {
            return new Block(InetAddress.ofLiteral(prefix).getAddress(), bits, name);
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
