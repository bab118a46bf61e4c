package io.hongyan.sandbox;

import java.lang.System.Logger;
import java.time.InstantSource;

/** Starts the outside world. */
public final class SandboxMain {

    private static final Logger LOG = System.getLogger(SandboxMain.class.getName());

    private SandboxMain() {}

    public static void main(String[] args) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var sandbox = new Sandbox(Options.of(args, System.getenv()), InstantSource.system());
            sandbox.run();
            LOG.log(Logger.Level.INFO, "the world is at http://127.0.0.1:" + sandbox.port() + "/");
            LOG.log(Logger.Level.INFO, "it takes mail at 127.0.0.1:" + sandbox.mailPort());
        } catch (IllegalArgumentException e) {
            LOG.log(Logger.Level.ERROR, e.getMessage());
            System.exit(2);
        }
    }
}
