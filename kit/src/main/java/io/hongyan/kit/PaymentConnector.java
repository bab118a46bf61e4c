package io.hongyan.kit;

/** Moves money to buyers. */
public interface PaymentConnector extends HookConnector {

    /** {@code Done} with state {@code paid} or {@code accepted} (the result comes later). */
    Outcome transfer(Transfer transfer, Settings settings, Http http);

    /** What became of the transfer with this key; {@code NotNow} if the other side has none. */
    Outcome lookUp(String key, Settings settings, Http http);
}
