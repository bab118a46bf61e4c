package io.hongyan.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Workload K1: pushes in Kdniao's form, one parcel each, with its whole history so far; 2 % exact
 * repeats, 1 % out of order, 0.1 % poison, 0.05 % wrong signatures. Signed and serialised
 * beforehand, into a mapped file: a minute's pushes are more than a heap should hold. One merchant;
 * 8 carriers with a Zipf share.
 */
final class Workload implements AutoCloseable {

    static final String KEY = "demo-kdniao-app-key";

    private static final int SIDE_BY_SIDE = 500;
    private static final List<String> CARRIERS =
            List.of("ZTO", "YTO", "STO", "YD", "SF", "EMS", "JTSD", "DBL");
    private static final List<String> OURS =
            List.of("ZTO", "YTO", "STO", "YUNDA", "SF", "EMS", "JT", "DBL");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final Random random;
    private final String mark;
    private final String path;
    private final List<Parcel> parcels = new ArrayList<>();
    private final PushFile requests;
    private int newEvents;

    /** A parcel under our carrier code. */
    record Parcel(String carrier, String theirs, String number, int length, List<String> traces) {}

    /**
     * Makes the pushes.
     *
     * @param mark a digit that keeps the numbers of two workloads apart
     * @param from world time of the first push; the newest scan of each is as old as its push
     */
    Workload(long seed, int mark, String path, int pushes, double rate, Instant from)
            throws IOException {
        this.requests = new PushFile();
        this.random = new Random(seed);
        this.mark = "" + mark;
        this.path = path;
        var moving = new ArrayList<Parcel>();
        while (requests.size() < pushes) {
            while (moving.size() < SIDE_BY_SIDE) {
                moving.add(parcel());
            }
            int pick = random.nextInt(moving.size());
            var parcel = moving.get(pick);
            var at = from.plusNanos((long) (requests.size() / rate * 1e9));
            parcel.traces.add(trace(parcel.traces.size(), parcel.length, at));
            newEvents++;
            add(parcel);
            if (parcel.traces.size() == parcel.length) {
                moving.remove(pick);
            }
        }
        requests.map();
    }

    /** All pushes in the order in which they are sent. */
    PushFile requests() {
        return requests;
    }

    @Override
    public void close() {
        requests.close();
    }

    List<Parcel> parcels() {
        return parcels;
    }

    /** How many different scans all pushes tell. */
    int newEvents() {
        return newEvents;
    }

    static String ours(int carrier) {
        return OURS.get(carrier);
    }

    private Parcel parcel() {
        int carrier = 0;
        while (carrier < CARRIERS.size() - 1 && random.nextDouble() > 1.0 / (carrier + 1.8)) {
            carrier++;
        }
        var number = "9%s%010d".formatted(mark, parcels.size());
        var parcel =
                new Parcel(
                        ours(carrier),
                        CARRIERS.get(carrier),
                        number,
                        6 + random.nextInt(9),
                        new ArrayList<>());
        parcels.add(parcel);
        return parcel;
    }

    private static String trace(int step, int length, Instant at) {
        var isLast = step == length - 1;
        var action = step == 0 ? "1" : isLast ? "301" : step == length - 2 ? "202" : "2";
        var text =
                switch (action) {
                    case "1" -> "【雁门市】雁门城东揽投站已收件,揽件员正在整理,稍后发往雁山转运中心";
                    case "202" -> "【柳州市】柳巷营业点正在派件,请保持电话畅通,感谢您的耐心等待";
                    case "301" -> "【柳州市】快件已由本人签收,感谢使用,期待再次为您服务";
                    default -> "【雁山市】快件在第%d转运中心完成分拣,正发往下一站柳州转运中心".formatted(step);
                };
        return ("{\"AcceptTime\":\"%s\",\"AcceptStation\":\"%s\","
                        + "\"Location\":\"雁山市\",\"Action\":\"%s\",\"Remark\":null}")
                .formatted(TIME.format(at), text, action);
    }

    private void add(Parcel parcel) throws IOException {
        var data =
                ("{\"EBusinessID\":\"1200000\",\"PushTime\":\"\",\"Count\":\"1\",\"Data\":[{"
                                + "\"EBusinessID\":\"1200000\",\"OrderCode\":\"\",\"ShipperCode\":\"%s\","
                                + "\"LogisticCode\":\"%s\",\"Success\":true,\"Reason\":\"\",\"State\":\"2\","
                                + "\"StateEx\":\"2\",\"CallBack\":\"\",\"Traces\":[%s]}]}")
                        .formatted(parcel.theirs, parcel.number, String.join(",", parcel.traces));
        if (random.nextInt(1_000) == 0) {
            requests.add(request(data.substring(0, data.length() / 2), KEY));
        } else if (random.nextInt(2_000) == 0) {
            requests.add(request(data, "a wrong key"));
        }
        var whole = request(data, KEY);
        requests.add(whole);
        if (random.nextInt(50) == 0) {
            requests.repeatLast();
        }
        int last = requests.size() - 1;
        if (last > SIDE_BY_SIDE && random.nextInt(100) == 0) {
            requests.swap(last, last - random.nextInt(SIDE_BY_SIDE));
        }
    }

    private byte[] request(String data, String key) {
        var body =
                "RequestData="
                        + URLEncoder.encode(data, UTF_8)
                        + "&RequestType=102&DataSign="
                        + URLEncoder.encode(sign(data, key), UTF_8);
        return ("POST "
                        + path
                        + " HTTP/1.1\r\nHost: bench\r\n"
                        + "Content-Type: application/x-www-form-urlencoded;charset=utf-8\r\n"
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(US_ASCII);
    }

    /** Base64 of the hex text of MD5 over data and key. */
    static String sign(String data, String key) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest((data + key).getBytes(UTF_8));
            var hex = HexFormat.of().formatHex(digest);
            return Base64.getEncoder().encodeToString(hex.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
