package io.hongyan.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * An open-loop generator: one thread, requests at fixed moments whether or not the other side keeps
 * up, latency counted from the moment at which a request should have left.
 */
final class OpenLoop {

    private static final AttributeKey<Long> INTENDED = AttributeKey.valueOf("intended");
    private static final int CONNECTIONS = 256;

    private final int port;
    private final List<byte[]> requests;
    private final double perSecond;
    private final ArrayDeque<Channel> idle = new ArrayDeque<>();
    private final Histogram histogram = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
    private final CountDownLatch over = new CountDownLatch(1);
    private long began;
    private long ended;
    private int next;
    private int answered;
    private int positive;

    /** Sends {@code requests} at a steady rate; 0 sends as fast as the connections allow. */
    OpenLoop(int port, List<byte[]> requests, double perSecond) {
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
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            var bootstrap =
                    new Bootstrap()
                            .group(loop)
                            .channel(NioSocketChannel.class)
                            .handler(
                                    new ChannelInitializer<Channel>() {
                                        @Override
                                        protected void initChannel(Channel channel) {
                                            channel.pipeline()
                                                    .addLast(new HttpResponseDecoder())
                                                    .addLast(new HttpObjectAggregator(1 << 16))
                                                    .addLast(new Answers());
                                        }
                                    });
            for (int i = 0; i < CONNECTIONS; i++) {
                idle.add(bootstrap.connect("127.0.0.1", port).sync().channel());
            }
            began = System.nanoTime();
            var tick =
                    loop.next().scheduleAtFixedRate(this::sendDue, 0, 500, TimeUnit.MICROSECONDS);
            boolean isOver = over.await(5, TimeUnit.MINUTES);
            tick.cancel(false);
            if (!isOver) {
                throw new IllegalStateException(answered + " of " + next + " were answered");
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

    private final class Answers extends SimpleChannelInboundHandler<FullHttpResponse> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
            long now = System.nanoTime();
            long intended = context.channel().attr(INTENDED).get();
            histogram.recordValue(TimeUnit.NANOSECONDS.toMicros(now - intended));
            var body = answer.content().toString(StandardCharsets.UTF_8).replace(" ", "");
            positive += body.contains("\"Success\":true") ? 1 : 0;
            idle.add(context.channel());
            if (++answered == requests.size()) {
                ended = now;
                over.countDown();
            }
            sendDue();
        }
    }
}
