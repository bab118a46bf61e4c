package io.hongyan.server.action;

import io.hongyan.kit.CallLog;
import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.Connector;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Http;
import io.hongyan.kit.Outside;
import io.hongyan.kit.Settings;
import io.hongyan.server.connection.Connected;
import io.hongyan.server.connection.ConnectionBook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A merchant's connections as those need them who call the other side. */
public final class Lines {

    /** Among aggregators the one whose pushes come first is asked first. */
    private static final List<String> AGGREGATORS = List.of("kuaidi100", "kdniao");

    private final ConnectionBook book;
    private final Connectors connectors;
    private final Outside outside;
    private final CallLog log;

    public Lines(ConnectionBook book, Connectors connectors, Outside outside, CallLog log) {
        this.book = book;
        this.connectors = connectors;
        this.outside = outside;
        this.log = log;
    }

    /** A connection whose connector is installed in the wanted role. */
    public record Line<T extends Connector>(
            UUID connection, T connector, Settings settings, Http http, String hookKey) {

        public String name() {
            return connector.card().name();
        }

        /** The key of limits and breaker. */
        public String endpoint() {
            return name() + ":" + connection;
        }
    }

    /** Those that can play this role, oldest first. */
    public <T extends Connector> List<Line<T>> all(UUID merchant, Class<T> role) {
        return lines(book.withRole(merchant, role), role);
    }

    public <T extends Connector> Optional<Line<T>> find(
            UUID merchant, UUID connection, Class<T> role) {
        return all(merchant, role).stream()
                .filter(line -> line.connection().equals(connection))
                .findFirst();
    }

    /** Who can be asked about this carrier's waybills: itself, then the aggregators. */
    public List<Line<CarrierConnector>> forCarrier(UUID merchant, String carrier) {
        var inOrder =
                book.forCarrier(merchant, carrier).stream()
                        .sorted(Comparator.comparingInt(Lines::rank))
                        .toList();
        return lines(inOrder, CarrierConnector.class);
    }

    private static int rank(Connected connected) {
        return switch (connected.connector()) {
            case "17track", "cainiao" -> AGGREGATORS.size() + 1;
            default -> AGGREGATORS.indexOf(connected.connector()) + 1;
        };
    }

    private <T extends Connector> List<Line<T>> lines(List<Connected> all, Class<T> role) {
        return all.stream()
                .flatMap(one ->
                        connectors.find(one.connector(), role).stream()
                                .map(connector -> line(one, connector)))
                .toList();
    }

    private <T extends Connector> Line<T> line(Connected one, T connector) {
        return new Line<>(
                one.id(),
                connector,
                one.settings(),
                outside.http(connector.card(), one.settings(), log),
                one.hookKey());
    }
}
