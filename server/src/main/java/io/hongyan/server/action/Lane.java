package io.hongyan.server.action;

import io.github.bucket4j.Bucket;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.hongyan.kit.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way to one endpoint: what is claimed for it, oldest first; so many at a time and a second,
 * and nothing while its breaker is open. After a failure is over it drains one by one, so that the
 * order in which things were due is the order in which they arrive.
 */
final class Lane {

    private final String endpoint;
    private final CircuitBreaker breaker;
    private final Bucket pace;
    private final int atOnce;
    private final PriorityQueue<Work> queue =
            new PriorityQueue<>(
                    Comparator.comparing((Work work) -> work.action().dueAt())
                            .thenComparing(work -> work.action().id()));
    private int running;
    private int returning;
    private boolean full;
    private boolean failed;
    private boolean recovering;

    Lane(String endpoint, CircuitBreaker breaker, int atOnce, int perSecond) {
        this.endpoint = endpoint;
        this.breaker = breaker;
        this.atOnce = atOnce;
        this.pace =
                Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(perSecond)
                                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build();
        breaker.getEventPublisher()
                .onStateTransition(event -> {
                    if (event.getStateTransition().getToState() == CircuitBreaker.State.HALF_OPEN) {
                        recover();
                    }
                });
    }

    /** An outside action that is claimed and knows its way. */
    record Work(StoredAction action, OutsideHandler handler) {}

    String endpoint() {
        return endpoint;
    }

    private synchronized void recover() {
        recovering = true;
    }

    /** Nothing is due any more: whatever was late is through. */
    synchronized void caughtUp() {
        if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            recovering = false;
        }
    }

    /** False when it can take nothing now. */
    synchronized boolean offer(Work work) {
        full |= queue.size() >= 2 * atOnce;
        return !isShut() && queue.offer(work);
    }

    /**
     * Whether it makes no sense to claim more for it. Once full it stays so until little is left:
     * whoever claimed for each place that comes free would give back nearly all that he claimed.
     */
    synchronized boolean isShut() {
        full &= queue.size() > atOnce / 2;
        return full || mustGiveBack() || isResting();
    }

    /** After a failure all that is claimed goes back first, so that the failed one stays ahead. */
    private boolean mustGiveBack() {
        return failed || returning > 0;
    }

    /** The breaker is open, and its rest is not over. */
    synchronized boolean isResting() {
        if (breaker.getState() != CircuitBreaker.State.OPEN) {
            return false;
        }
        if (breaker.tryAcquirePermission()) {
            breaker.releasePermission();
            return false;
        }
        return true;
    }

    /** The next one to start now, if any may start. */
    synchronized @Nullable Work take() {
        if (queue.isEmpty() || mustGiveBack() || running >= (recovering ? 1 : atOnce)) {
            return null;
        }
        if (!breaker.tryAcquirePermission()) {
            return null;
        }
        running++;
        return queue.poll();
    }

    /** What is queued and will not start because the breaker opened; {@link #returned} ends it. */
    synchronized List<Work> giveBack() {
        if (!failed && !isResting()) {
            return List.of();
        }
        failed = false;
        if (queue.isEmpty()) {
            return List.of();
        }
        var back = new ArrayList<>(queue);
        queue.clear();
        returning++;
        return back;
    }

    /** What was given back is anybody's again. */
    synchronized void returned() {
        returning--;
    }

    /** Waits for its turn within the requests a second. */
    void pace() throws InterruptedException {
        pace.asBlocking().consume(1);
    }

    /** A call ended; a refusal is an answer too. */
    void heard(Outcome outcome, long nanos) {
        switch (outcome) {
            case Outcome.Done _, Outcome.Refused _ ->
                    breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            case Outcome.NotNow(_, var reason) -> failed(nanos, reason);
            case Outcome.Unknown(var reason) -> failed(nanos, reason);
        }
    }

    private synchronized void failed(long nanos, String reason) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, new NoAnswer(reason));
        failed |= breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    /** Nobody was called after all. */
    void unused() {
        breaker.releasePermission();
    }

    synchronized void finished() {
        running--;
    }

    /** World time jumped: whoever rests is asked once more. */
    synchronized void probe() {
        if (breaker.getState() == CircuitBreaker.State.OPEN) {
            breaker.transitionToHalfOpenState();
        }
    }

    /** Coming back: what waits for it is due in its first order again. */
    synchronized boolean isRecovering() {
        return recovering && !isResting();
    }

    String state() {
        return breaker.getState().name();
    }

    /** What the breaker counts. */
    private static final class NoAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoAnswer(String reason) {
            super(reason, null, false, false);
        }
    }
}
