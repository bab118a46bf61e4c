package io.hongyan.server.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Live events (server-sent): what has changed, so that pages can look again. */
@RestController
final class StreamApi {

    private static final int MOST_LISTENERS = 500;
    private static final long HEARTBEAT_SECONDS = 15;
    private static final long LOOK_UP_SECONDS = 1;

    /** Then the client dials again, and its login is looked at anew. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final LiveEvents events;
    private final StreamListener listener;

    StreamApi(LiveEvents events, StreamListener listener) {
        this.events = events;
        this.listener = listener;
    }

    @GetMapping(path = "/api/v1/stream", produces = "text/event-stream")
    @Allowed
    @ApiResponse(
            responseCode = "200",
            description = "events until the line is cut; come back with the last id",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    void stream(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastHeard,
            @RequestParam(required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws IOException {
        if (events.listeners(caller.merchant()) >= MOST_LISTENERS) {
            throw Problem.of(429, "stream.too_many");
        }
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var line = events.listen(caller.merchant(), lastHeard == null ? lastEventId : lastHeard);
        try {
            listener.open();
            tell(line, response.getOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            events.leave(caller.merchant(), line);
        }
    }

    private void tell(LiveEvents.Line line, OutputStream out)
            throws IOException, InterruptedException {
        // An id without an event: who hears nothing and comes back still knows where he was.
        var here = line.waiting().isEmpty() ? "id: " + line.begin + "\n" : "";
        write(out, "retry: 2000\n" + here + "\n");
        var began = System.nanoTime();
        var quiet = 0L;
        while (listener.isRunning() && System.nanoTime() - began < LONGEST.toNanos()) {
            var event = line.waiting().poll(LOOK_UP_SECONDS, TimeUnit.SECONDS);
            if (event != null) {
                quiet = 0;
                write(out, text(event));
            } else if (++quiet >= HEARTBEAT_SECONDS) {
                quiet = 0;
                write(out, ": still here\n\n");
            }
        }
    }

    private static String text(LiveEvents.Event event) {
        return "id: "
                + event.id()
                + "\nevent: "
                + event.type()
                + "\ndata: "
                + event.data()
                + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
