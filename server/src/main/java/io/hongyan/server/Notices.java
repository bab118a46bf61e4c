package io.hongyan.server;

import io.hongyan.kit.Notice;
import io.hongyan.server.ingest.HookTarget;
import io.hongyan.server.ingest.NoticeSink;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends news that is no scan to the feature that it concerns. */
final class Notices implements NoticeSink {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    @Override
    public void accept(HookTarget target, List<Notice> notices) {
        for (var notice : notices) {
            LOG.info("{} told {}", target.connector(), notice.getClass().getSimpleName());
        }
    }
}
