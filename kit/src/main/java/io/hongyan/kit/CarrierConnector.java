package io.hongyan.kit;

import java.time.Duration;

/** Speaks the language of one carrier, or of one aggregator of carriers. */
public interface CarrierConnector extends HookConnector {

    /** Asks for pushes about this waybill. A repeated subscription is done, not an error. */
    Outcome subscribe(Watch watch, Settings settings, Http http);

    /** Asks for what is known now. */
    PullAnswer pull(Watch watch, Settings settings, Http http);

    /**
     * The shortest time between two pulls of one waybill that the vendor allows; zero if he can't
     * be asked at all.
     */
    Duration pullInterval();

    default Recognition recognise(String number, Settings settings, Http http) {
        return new Recognition.Unavailable("not offered");
    }
}
