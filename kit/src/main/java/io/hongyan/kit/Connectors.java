package io.hongyan.kit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All connectors that are installed. One name may have several roles, each a class of its own. */
public final class Connectors {

    private final List<Connector> all;

    private Connectors(List<Connector> all) {
        this.all = List.copyOf(all);
    }

    /** Those that the class path holds. */
    public static Connectors installed() {
        return of(
                ServiceLoader.load(Connector.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    public static Connectors of(List<? extends Connector> connectors) {
        return new Connectors(
                connectors.stream()
                        .map(Connector.class::cast)
                        .sorted(Comparator.comparing(c -> c.card().name()))
                        .toList());
    }

    /** One card a name, by name. */
    public List<Card> cards() {
        return all.stream().map(Connector::card).distinct().toList();
    }

    public Optional<Card> findCard(String name) {
        return find(name, Connector.class).map(Connector::card);
    }

    /** The connector of this name in this role. */
    public <T extends Connector> Optional<T> find(String name, Class<T> role) {
        return all.stream()
                .filter(connector -> connector.card().name().equals(name))
                .filter(role::isInstance)
                .map(role::cast)
                .findFirst();
    }

    /** Whoever reads what is pushed to {@code /hooks/{name}/…}. */
    public Optional<HookConnector> findHook(String name) {
        return find(name, HookConnector.class);
    }

    public <T extends Connector> List<T> all(Class<T> role) {
        return all.stream().filter(role::isInstance).map(role::cast).toList();
    }
}
