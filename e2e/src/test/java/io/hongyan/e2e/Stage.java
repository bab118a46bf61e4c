package io.hongyan.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real server, an outside world that is empty at first, and a browser to look at both. */
record Stage(ServerProcess server, WorldProcess world, Chromium chromium) implements AutoCloseable {

    static Stage start(Path folder) {
        assumeTrue(
                Stage.class.getResource("/io/hongyan/server/Main.class") != null,
                "the server's classes are not on the class path");
        assumeTrue(
                Files.exists(Path.of("../web/console/dist/index.html")), "the pages are not built");
        var chromium = Chromium.start();
        var world = new WorldProcess(folder.resolve("world"));
        var server = new ServerProcess(folder.resolve("data"), world.port());
        var stage = new Stage(server, world, chromium);
        try {
            world.start(server.api("/"), "empty");
            server.start();
            server.awaitReady();
            world.awaitIntroduced();
            return stage;
        } catch (RuntimeException | Error e) {
            stage.close();
            throw e;
        }
    }

    URI console(String path) {
        return server.api(path);
    }

    @Override
    public void close() {
        chromium.close();
        server.close();
        world.close();
    }
}
