package io.hongyan.server.webhook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.hongyan.core.action.Action;
import io.hongyan.core.base.JsonText;
import io.hongyan.server.action.Announcer;
import io.hongyan.server.merchant.ConfigVersions;
import io.hongyan.server.platform.Database;
import java.util.List;
import java.util.UUID;

/**
 * Who wants to be told of what, from memory: a merchant without addresses costs no question. Read
 * again when his configuration has another version.
 */
public final class WebhookBook implements Announcer {

    private final Database database;
    private final ConfigVersions versions;
    private final LoadingCache<UUID, List<EndpointStore.Endpoint>> byMerchant;

    public WebhookBook(Database database, ConfigVersions versions) {
        this.database = database;
        this.versions = versions;
        this.byMerchant = Caffeine.newBuilder().maximumSize(50_000).build(this::load);
        versions.onChange(byMerchant::invalidate);
    }

    private List<EndpointStore.Endpoint> load(UUID merchant) {
        versions.follow(merchant);
        return database.transact(merchant, c -> EndpointStore.all(c, merchant)).stream()
                .filter(endpoint -> endpoint.form().isOn())
                .toList();
    }

    /** His addresses have changed on this node. */
    void forget(UUID merchant) {
        byMerchant.invalidate(merchant);
    }

    @Override
    public boolean isHeard(UUID merchant) {
        return !byMerchant.get(merchant).isEmpty();
    }

    @Override
    public List<Action> announce(UUID merchant, Event event) {
        var told =
                new WebhookFanout.Event(
                        event.type(),
                        event.id(),
                        event.subject(),
                        event.at(),
                        JsonText.of(event.data()));
        return byMerchant.get(merchant).stream()
                .filter(endpoint -> endpoint.wants(event.type()))
                .map(endpoint -> WebhookFanout.action(endpoint.id(), told))
                .toList();
    }
}
