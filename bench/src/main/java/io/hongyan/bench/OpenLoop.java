package io.hongyan.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * An open-loop generator: one thread, requests at fixed moments whether or not the other side keeps
 * up, latency counted from the moment at which a request should have left.
 */
final class OpenLoop {

    private static final AttributeKey<Long> INTENDED = AttributeKey.valueOf("intended");
    private static final int CONNECTIONS = Integer.getInteger("hongyan.bench.connections", 1_024);

    private final int port;
    private final PushFile requests;
    private final double perSecond;
    private final ArrayDeque<Channel> idle = new ArrayDeque<>();
    private final Histogram histogram = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
    private final CountDownLatch over = new CountDownLatch(1);
    private long began;
    private long ended;
    private int next;
    private int answered;
    private int positive;
    private volatile boolean isCut;

    /** Sends {@code requests} at a steady rate; 0 sends as fast as the connections allow. */
    OpenLoop(int port, PushFile requests, double perSecond) {
        this.port = port;
        this.requests = requests;
        this.perSecond = perSecond;
    }

    /** What came of it; times in milliseconds. */
    record Result(int sent, int acked, double seconds, double p50, double p99) {

        double perSecond() {
            return acked / seconds;
        }
    }

    Result run() throws InterruptedException {
        EventLoopGroup loop =
                new MultiThreadIoEventLoopGroup(
                        1,
                        Epoll.isAvailable()
                                ? EpollIoHandler.newFactory()
                                : NioIoHandler.newFactory());
        try {
            var bootstrap =
                    new Bootstrap()
                            .group(loop)
                            .channel(
                                    Epoll.isAvailable()
                                            ? EpollSocketChannel.class
                                            : NioSocketChannel.class)
                            .handler(
                                    new ChannelInitializer<Channel>() {
                                        @Override
                                        protected void initChannel(Channel channel) {
                                            channel.pipeline().addLast(new Answers());
                                        }
                                    });
            for (int i = 0; i < CONNECTIONS; i++) {
                idle.add(bootstrap.connect("127.0.0.1", port).sync().channel());
            }
            began = System.nanoTime();
            var tick = loop.next().scheduleAtFixedRate(this::sendDue, 0, 2, TimeUnit.MILLISECONDS);
            boolean isOver = over.await(5, TimeUnit.MINUTES);
            tick.cancel(false);
            if (!isOver || isCut) {
                throw new IllegalStateException(
                        answered + " of " + next + " were answered" + (isCut ? ", one cut" : ""));
            }
            return new Result(
                    next,
                    positive,
                    (ended - began) / 1e9,
                    histogram.getValueAtPercentile(50) / 1e3,
                    histogram.getValueAtPercentile(99) / 1e3);
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a lost connection shows as a missing answer
    private void sendDue() {
        long now = System.nanoTime();
        while (next < requests.size() && !idle.isEmpty()) {
            long intended = perSecond == 0 ? now : began + (long) (next / perSecond * 1e9);
            if (intended > now) {
                return;
            }
            var channel = idle.remove();
            channel.attr(INTENDED).set(intended);
            channel.writeAndFlush(
                    Unpooled.wrappedBuffer(requests.get(next++)), channel.voidPromise());
        }
    }

    /** Answers are short: one is whole when its Content-Length has come. */
    private final class Answers extends ChannelInboundHandlerAdapter {

        private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] GOOD = "\"Success\":true".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] ALSO_GOOD =
                "\"Success\": true".getBytes(StandardCharsets.US_ASCII);

        private final byte[] answer = new byte[1 << 14];
        private int size;

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (over.getCount() > 0) { // nothing may be cut while an answer is owed
                isCut = true;
                over.countDown();
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var bytes = (ByteBuf) message;
            int count = bytes.readableBytes();
            bytes.readBytes(answer, size, count);
            bytes.release();
            size += count;
            if (isWhole()) {
                boolean isGood = find(GOOD) >= 0 || find(ALSO_GOOD) >= 0;
                size = 0;
                answered(context.channel(), isGood);
            }
        }

        private boolean isWhole() {
            int head = find(new byte[] {'\r', '\n', '\r', '\n'});
            int length = head < 0 ? -1 : find(LENGTH);
            if (length < 0) {
                return false;
            }
            int body = 0;
            for (int i = length + LENGTH.length; answer[i] != '\r'; i++) {
                body = body * 10 + answer[i] - '0';
            }
            return size >= head + 4 + body;
        }

        private int find(byte[] what) {
            for (int i = 0; i + what.length <= size; i++) {
                int same = 0;
                while (same < what.length && lower(answer[i + same]) == lower(what[same])) {
                    same++;
                }
                if (same == what.length) {
                    return i;
                }
            }
            return -1;
        }

        private static int lower(byte b) {
            return b >= 'A' && b <= 'Z' ? b + 32 : b;
        }
    }

    private void answered(Channel channel, boolean isGood) {
        long now = System.nanoTime();
        long intended = channel.attr(INTENDED).get();
        histogram.recordValue(TimeUnit.NANOSECONDS.toMicros(now - intended));
        positive += isGood ? 1 : 0;
        idle.add(channel);
        if (++answered == requests.size()) {
            ended = now;
            over.countDown();
        }
        sendDue();
    }
}
