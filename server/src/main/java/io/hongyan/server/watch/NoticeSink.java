package io.hongyan.server.watch;

import io.hongyan.kit.Notice;
import java.util.List;
import java.util.UUID;

/** Takes news that was asked for through the same door as pushed news. */
@FunctionalInterface
public interface NoticeSink {

    /** Returns when all of it is committed; throws when some of it is not. */
    void accept(UUID merchant, UUID connection, List<Notice> notices);
}
