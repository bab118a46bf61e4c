package io.hongyan.server.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The built pages: the console at /, the buyer's at /t. Both draw themselves from one index.html,
 * so an address that names no file gets that; names with a hash in them are kept for a year.
 */
final class StaticPages {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private StaticPages() {}

    static void register(ResourceHandlerRegistry registry, Path console, Path buyer) {
        add(registry, "/t/assets/**", buyer.resolve("assets"), false);
        add(registry, "/t/**", buyer, true);
        add(registry, "/assets/**", console.resolve("assets"), false);
        add(registry, "/**", console, true);
    }

    private static void add(
            ResourceHandlerRegistry registry, String pattern, Path folder, boolean pages) {
        registry.addResourceHandler(pattern)
                .addResourceLocations(new FileSystemResource(folder.toAbsolutePath() + "/"))
                .setCacheControl(pages ? CacheControl.noCache() : FOR_EVER)
                .resourceChain(false)
                .addResolver(pages ? new PageResolver() : new PathResourceResolver());
    }

    /** Finds the file, or the index for an address that looks like a page of the program. */
    private static final class PageResolver extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location)
                throws IOException {
            var file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null) {
                return file;
            }
            return isPage(path) ? super.getResource("index.html", location) : null;
        }

        private static boolean isPage(String path) {
            var last = path.substring(path.lastIndexOf('/') + 1);
            return !last.contains(".")
                    && !path.startsWith("api/")
                    && !path.equals("api")
                    && !path.startsWith("health")
                    && !path.startsWith("hooks/")
                    && !path.equals("metrics")
                    && !path.startsWith("assets/");
        }
    }
}
