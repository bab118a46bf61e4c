package io.hongyan.server.ingest;

import io.hongyan.kit.Notice;
import java.util.List;

/** Takes the news that is no scan (orders, payouts, receipts): committed when it returns. */
@FunctionalInterface
public interface NoticeSink {

    /**
     * Takes them all, each on its own. Throws when they must come again as they are.
     *
     * @return what can't be taken as it stands, with the reason; its neighbours are through
     */
    List<Notice.Unusable> accept(HookTarget target, List<Notice> notices);
}
