package io.hongyan.server.ingest;

import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Push;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The hook port: the one door that must face the internet, and nothing else behind it. */
public final class HookServer implements AutoCloseable {

    /** What a hook takes at most. */
    private static final int MOST_BYTES = 4 << 20;

    /** A whole push in one read; the guess of the library's own allocator starts too small. */
    private static final int USUAL_BYTES = 16 << 10;

    private final EventLoopGroup loops;
    private final Channel channel;
    private final LoopLag lag;

    private HookServer(EventLoopGroup loops, Channel channel, LoopLag lag) {
        this.loops = loops;
        this.channel = channel;
        this.lag = lag;
    }

    /** Opens the port, with one thread that reads; port 0 takes any free one. */
    public static HookServer open(int port, HookEndpoint endpoint) {
        var lag = new LoopLag();
        var epoll = Epoll.isAvailable();
        var loops =
                new MultiThreadIoEventLoopGroup(
                        1, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        var bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channel(
                                epoll
                                        ? EpollServerSocketChannel.class
                                        : NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(
                                ChannelOption.RECVBUF_ALLOCATOR,
                                new FixedRecvByteBufAllocator(USUAL_BYTES))
                        .childHandler(new Pipeline(endpoint, lag));
        var channel = bootstrap.bind(port).syncUninterruptibly().channel();
        lag.watch(loops.next());
        return new HookServer(loops, channel, lag);
    }

    /** How far the reading of pushes is behind what arrives, 0 to 1. */
    public double rush() {
        return lag.rush();
    }

    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {

        private final HookEndpoint endpoint;
        private final LoopLag lag;

        Pipeline(HookEndpoint endpoint, LoopLag lag) {
            this.endpoint = endpoint;
            this.lag = lag;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(new ReadTimeoutHandler(120))
                    .addLast(new HttpServerCodec())
                    .addLast(new Collector(endpoint))
                    .addLast(new Handler(endpoint, lag));
        }
    }

    /** Collects a request; one that is too large hears so in its provider's dialect. */
    private static final class Collector extends HttpObjectAggregator {

        private final HookEndpoint endpoint;

        Collector(HookEndpoint endpoint) {
            super(MOST_BYTES);
            this.endpoint = endpoint;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // its listener deals with the end
        protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage message) {
            var path =
                    message instanceof HttpRequest request
                            ? new QueryStringDecoder(request.uri()).path()
                            : "";
            var told = endpoint.tooLarge(path);
            var response = response(new HookAnswer(413, told.contentType(), told.body()), false);
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** One request at a time on each connection, so that pipelined ones are answered in order. */
    private static final class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {

        private static final int MOST_WAITING = 64;

        private final HookEndpoint endpoint;
        private final LoopLag lag;
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private boolean busy;

        Handler(HookEndpoint endpoint, LoopLag lag) {
            this.endpoint = endpoint;
            this.lag = lag;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            lag.pushed();
            var keepAlive = HttpUtil.isKeepAlive(request);
            if (!request.decoderResult().isSuccess() || waiting.size() >= MOST_WAITING) {
                write(context, HookAnswer.text(400, "malformed request"), false);
                return;
            }
            var push = push(request);
            Runnable call =
                    () -> endpoint.handle(push, answer -> answered(context, answer, keepAlive));
            if (busy) {
                waiting.add(call);
                return;
            }
            busy = true;
            call.run();
        }

        /** Called from whatever thread committed the push. */
        private void answered(ChannelHandlerContext context, HookAnswer answer, boolean keepAlive) {
            context.executor()
                    .execute(() -> {
                        write(context, answer, keepAlive);
                        var next = waiting.poll();
                        busy = next != null;
                        if (next != null) {
                            next.run();
                        }
                    });
        }

        @SuppressWarnings("FutureReturnValueIgnored") // its listener deals with the end
        private static void write(
                ChannelHandlerContext context, HookAnswer answer, boolean keepAlive) {
            context.writeAndFlush(response(answer, keepAlive))
                    .addListener(
                            keepAlive
                                    ? ChannelFutureListener.CLOSE_ON_FAILURE
                                    : ChannelFutureListener.CLOSE);
        }

        private static Push push(FullHttpRequest request) {
            var uri = new QueryStringDecoder(request.uri(), StandardCharsets.UTF_8);
            var query = new HashMap<String, String>();
            uri.parameters().forEach((name, values) -> query.put(name, values.getFirst()));
            var headers = new HashMap<String, String>();
            for (var header : request.headers()) {
                headers.merge(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue(),
                        (one, other) -> one + "," + other);
            }
            return new Push(
                    request.method().name(),
                    uri.path(),
                    Map.copyOf(query),
                    Map.copyOf(headers),
                    ByteBufUtil.getBytes(request.content()));
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do for this caller
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    private static DefaultFullHttpResponse response(HookAnswer answer, boolean keepAlive) {
        var body = Unpooled.wrappedBuffer(answer.body().getBytes(StandardCharsets.UTF_8));
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        HttpUtil.setKeepAlive(response, keepAlive);
        return response;
    }
}
