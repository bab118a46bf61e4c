package io.hongyan.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends signed pushes in Kdniao's form, many at a time, each with its parcel's whole history so
 * far. Writes every push to a file before it is sent, and every positive answer after it came.
 */
final class PushGenerator implements AutoCloseable {

    /** Parcels that move side by side. */
    static final int SIDE_BY_SIDE = 64;

    private static final int IN_FLIGHT = 40;
    private static final String KEY = "demo-kdniao-app-key";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final List<Scan> STORY =
            List.of(
                    new Scan("1", "雁门揽投站已收件,正等候发车"),
                    new Scan("2", "快件已离开雁门转运场,下一站雁山"),
                    new Scan("2", "快件到达雁山转运场"),
                    new Scan("2", "快件已离开雁山转运场,下一站柳州"),
                    new Scan("202", "柳巷站快递员正在派送途中"),
                    new Scan("301", "快件已由本人签收,感谢使用"));

    private final URI hook;
    private final Path sent;
    private final Path answered;
    private final Instant base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Push> owed = new ConcurrentLinkedQueue<>();
    private final Set<Push> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger yes = new AtomicInteger();

    private record Scan(String action, String text) {}

    /** The history of a parcel up to and with one step. */
    record Push(int parcel, int step) {}

    PushGenerator(URI hook, Path folder, Instant base) {
        this.hook = hook;
        this.sent = folder.resolve("sent.txt");
        this.answered = folder.resolve("answered.txt");
        this.base = base;
    }

    static String number(int parcel) {
        return "78%012d".formatted(parcel);
    }

    /** Positive answers since the beginning. */
    int answers() {
        return yes.get();
    }

    /** Pushes that are on the wire and have no answer. */
    Set<Push> open() {
        return Set.copyOf(open);
    }

    /** Sends until it is told to stop. */
    Round begin() {
        return new Round(false);
    }

    /** Sends what has no positive answer, and nothing new, until everything has one. */
    void drain() {
        new Round(true).join();
    }

    int owed() {
        return owed.size();
    }

    /** What has no positive answer yet and is not on the wire. */
    Set<Push> owedNow() {
        return Set.copyOf(owed);
    }

    /** Senders at work. */
    final class Round {

        private final List<Thread> senders = new ArrayList<>();
        private volatile boolean over;

        private Round(boolean onlyOwed) {
            for (int i = 0; i < IN_FLIGHT; i++) {
                senders.add(Thread.ofVirtual().start(() -> work(onlyOwed)));
            }
        }

        private void work(boolean onlyOwed) {
            while (!over) {
                var push = owed.poll();
                if (push == null) {
                    if (onlyOwed) {
                        return;
                    }
                    push = fresh();
                }
                open.add(push);
                try {
                    if (send(push)) {
                        yes.incrementAndGet();
                    } else {
                        owed.add(push);
                    }
                } catch (IOException e) {
                    owed.add(push);
                    if (!onlyOwed) {
                        return; // the server is gone; the next round goes on
                    }
                } finally {
                    open.remove(push);
                }
            }
        }

        void stop() {
            over = true;
            join();
        }

        void join() {
            try {
                for (var sender : senders) {
                    sender.join();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Push fresh() {
        int n = next.getAndIncrement();
        int wave = n / (SIDE_BY_SIDE * STORY.size());
        int inWave = n % (SIDE_BY_SIDE * STORY.size());
        return new Push(wave * SIDE_BY_SIDE + inWave % SIDE_BY_SIDE, inWave / SIDE_BY_SIDE);
    }

    private boolean send(Push push) throws IOException {
        var line =
                "%s %d %d %s\n"
                        .formatted(
                                number(push.parcel),
                                push.step,
                                at(push, push.step).getEpochSecond(),
                                STORY.get(push.step).action);
        note(sent, line);
        var request =
                HttpRequest.newBuilder(hook)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body(push)))
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var isYes =
                    answer.statusCode() == 200
                            && answer.body().replace(" ", "").contains("\"Success\":true");
            if (isYes) {
                note(answered, line);
            }
            return isYes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static synchronized void note(Path file, String line) throws IOException {
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Instant at(Push push, int step) {
        return base.plusSeconds(60L * step + push.parcel % 50);
    }

    private String body(Push push) {
        var traces = new StringBuilder();
        for (int step = 0; step <= push.step; step++) {
            traces.append(traces.isEmpty() ? "" : ",")
                    .append("{\"AcceptTime\":\"%s\",".formatted(TIME.format(at(push, step))))
                    .append("\"AcceptStation\":\"%s\",".formatted(STORY.get(step).text))
                    .append("\"Location\":\"雁山市\",")
                    .append("\"Action\":\"%s\",\"Remark\":null}".formatted(STORY.get(step).action));
        }
        var data =
                """
                {"EBusinessID":"1200000","PushTime":"%s","Count":"1","Data":[{\
                "EBusinessID":"1200000","OrderCode":"","ShipperCode":"ZTO","LogisticCode":"%s",\
                "Success":true,"Reason":"",\
                "State":"2","StateEx":"2","CallBack":"","Traces":[%s]}]}\
                """
                        .formatted(TIME.format(at(push, push.step)), number(push.parcel), traces);
        return "RequestData="
                + URLEncoder.encode(data, UTF_8)
                + "&RequestType="
                + (push.parcel % 2 == 0 ? "102" : "101")
                + "&DataSign="
                + URLEncoder.encode(sign(data), UTF_8);
    }

    /** Base64 of the hex text of MD5 over data and key. */
    private static String sign(String data) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest((data + KEY).getBytes(UTF_8));
            var hex = HexFormat.of().formatHex(digest);
            return Base64.getEncoder().encodeToString(hex.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
