package io.hongyan.server.platform;

/** Something the operator set cannot work; the message says what to do. It stops the start. */
public final class ConfigurationProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigurationProblem(String message) {
        super(message);
    }

    public ConfigurationProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
