package io.hongyan.kit;

/** Carries messages to people or systems. */
public interface ChannelConnector extends HookConnector {

    Channel channel();

    Outcome send(Message message, Settings settings, Http http);

    /**
     * Asks what became of a message whose sending ended as {@link Outcome.Unknown}: {@code Done} if
     * it left, {@code NotNow} if it surely did not, {@code Unknown} if nobody can say.
     */
    Outcome lookUp(Message message, Settings settings, Http http);

    Limits limits();
}
