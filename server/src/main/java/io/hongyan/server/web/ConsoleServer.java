package io.hongyan.server.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The console's and API's server, running. */
public final class ConsoleServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private ConsoleServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it; returns once it answers.
     *
     * @param beans what the features' configurations may ask for
     * @param features their configuration classes; nothing else is looked for
     */
    public static ConsoleServer start(Beans beans, ConsoleConfig config, List<Class<?>> features) {
        var sources = new ArrayList<Class<?>>();
        sources.add(FrameConfiguration.class);
        sources.addAll(features);
        var context =
                new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                        .web(WebApplicationType.SERVLET)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .registerShutdownHook(false)
                        .addCommandLineProperties(false)
                        .initializers(
                                c -> prepare((GenericApplicationContext) c, beans, config, sources))
                        .run();
        return new ConsoleServer(context);
    }

    private static void prepare(
            GenericApplicationContext context,
            Beans beans,
            ConsoleConfig config,
            List<Class<?>> sources) {
        // First, so that no variable of the machine's environment changes what we serve.
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("hongyan", properties(config)));
        new Beans()
                .with(ConsoleConfig.class, config)
                .with(Catalogue.class, new Catalogue(sources))
                .registerIn(context);
        beans.registerIn(context);
    }

    private static Map<String, Object> properties(ConsoleConfig config) {
        var p = new HashMap<String, Object>();
        p.put("server.port", config.port());
        p.put("server.shutdown", "graceful");
        p.put("server.forward-headers-strategy", "native");
        p.put("server.max-http-request-header-size", "16KB");
        p.put("server.tomcat.max-swallow-size", "32MB");
        p.put("server.tomcat.max-http-form-post-size", "64KB");
        p.put("server.compression.enabled", "true");
        p.put(
                "server.compression.mime-types",
                "application/json,text/html,text/css,text/javascript,application/javascript");
        p.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        p.put("spring.threads.virtual.enabled", "true");
        p.put("spring.web.resources.add-mappings", "false");
        p.put("spring.servlet.multipart.enabled", "false");
        p.put("spring.mvc.async.request-timeout", "-1");
        p.put("spring.main.lazy-initialization", "false");
        p.put("management.endpoints.web.base-path", "/");
        p.put("management.endpoints.web.discovery.enabled", "false");
        p.put("management.endpoints.web.exposure.include", "health,prometheus");
        p.put("management.endpoints.web.path-mapping.prometheus", "metrics");
        p.put("management.endpoint.health.probes.enabled", "false");
        p.put("management.endpoint.health.group.ready.include", "intake");
        p.put("management.endpoint.health.group.live.include", "ping");
        p.put("springdoc.api-docs.path", "/api/v1/openapi.json");
        p.put("springdoc.paths-to-match", "/api/**");
        p.put("springdoc.override-with-generic-response", "false");
        if (config.tls() != null) {
            p.put("server.ssl.certificate", "file:" + config.tls().certificate());
            p.put("server.ssl.certificate-private-key", "file:" + config.tls().key());
        }
        return p;
    }

    /** The port it listens on. */
    public int port() {
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return web.getWebServer().getPort();
        }
        throw new IllegalStateException("the console's server is not running");
    }

    /** One of the context's beans, for the composition. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Lets running calls end, at most five seconds. */
    @Override
    public void close() {
        context.close();
    }
}
