package io.hongyan.server.watch;

import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.Watch;
import io.hongyan.server.action.Lines;
import io.hongyan.server.action.Lines.Line;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who may be asked about a parcel, and in which words. */
final class Watchers {

    private static final int TAIL = 4;

    private final Lines lines;
    private final Vault vault;
    private final String hookUrl;

    /**
     * @param hookUrl what vendors see of our hooks, for example {@code https://hooks.example}
     */
    Watchers(Lines lines, Vault vault, String hookUrl) {
        this.lines = lines;
        this.vault = vault;
        this.hookUrl = hookUrl.endsWith("/") ? hookUrl.substring(0, hookUrl.length() - 1) : hookUrl;
    }

    record Watcher(Line<CarrierConnector> line, Watch watch) {}

    /** Best first; empty if the parcel is not there or nobody reports on its carrier. */
    List<Watcher> of(Connection c, UUID merchant, UUID parcel) throws SQLException {
        var found = WatchStore.waybill(c, merchant, parcel);
        if (found.isEmpty()) {
            return List.of();
        }
        var waybill = found.get();
        var tail = phoneTail(c, merchant, waybill);
        return lines.forCarrier(merchant, waybill.carrier()).stream()
                .map(line -> new Watcher(line, watch(line, waybill, tail, parcel)))
                .toList();
    }

    /** The first that did not refuse to watch it. */
    Optional<Watcher> first(Connection c, UUID merchant, UUID parcel) throws SQLException {
        var refused = WatchStore.refused(c, merchant, parcel);
        return of(c, merchant, parcel).stream()
                .filter(watcher -> !refused.contains(watcher.line().connection()))
                .findFirst();
    }

    private Watch watch(
            Line<CarrierConnector> line, WatchStore.Waybill waybill, String tail, UUID parcel) {
        return new Watch(
                waybill.carrier(),
                waybill.number(),
                tail,
                hookUrl + "/hooks/" + line.name() + "/" + line.hookKey(),
                "",
                waybill.province() + waybill.city(),
                parcel.toString());
    }

    private String phoneTail(Connection c, UUID merchant, WatchStore.Waybill waybill)
            throws SQLException {
        var token = waybill.person();
        if (token == null) {
            return "";
        }
        var person = vault.read(c, merchant, List.of(token)).get(token);
        var phone = person == null ? "" : person.phone().replaceAll("[^0-9]", "");
        return phone.length() < TAIL ? "" : phone.substring(phone.length() - TAIL);
    }
}
