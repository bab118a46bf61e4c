package io.hongyan.server.ingest;

import io.hongyan.kit.Notice;
import java.util.List;

/** Takes the news that is no scan (orders, payouts, receipts): committed when it returns. */
@FunctionalInterface
public interface NoticeSink {

    void accept(HookTarget target, List<Notice> notices);
}
