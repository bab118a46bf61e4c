package io.hongyan.connectors.standard;

import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.Http;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.PullAnswer;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Watch;
import java.time.Duration;

/** Receives scans from a self-built system, which pushes them by itself. */
public final class StandardCarrier extends StandardHook implements CarrierConnector {

    @Override
    public Outcome subscribe(Watch watch, Settings settings, Http http) {
        return new Outcome.Done("", "not needed");
    }

    @Override
    public PullAnswer pull(Watch watch, Settings settings, Http http) {
        return new PullAnswer.Refused("none", "a self-built system is not asked");
    }

    @Override
    public Duration pullInterval() {
        return Duration.ZERO;
    }
}
