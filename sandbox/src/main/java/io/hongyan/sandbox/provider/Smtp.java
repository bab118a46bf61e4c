package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Person;
import io.hongyan.sandbox.world.World;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A mail server on a port of its own; what it takes shows up on the phones. */
public final class Smtp implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Smtp.class.getName());
    private static final int LIMIT = 4 << 20;
    private static final int LINE = 4_096;

    private final World world;
    private final Phones phones;
    private final Faults faults;
    private final RequestLog log;
    private final ServerSocket server;

    public Smtp(World world, Outside outside, int port) {
        this.world = world;
        this.phones = outside.phones;
        this.faults = outside.faults;
        this.log = outside.log;
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 64);
        } catch (IOException e) {
            throw new UncheckedIOException("mail port " + port + " can't be opened", e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                LOG.log(Logger.Level.DEBUG, "mail port closed", e);
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setSoTimeout(60_000);
            new Dialogue(
                            new BufferedInputStream(socket.getInputStream()),
                            socket.getOutputStream(),
                            "mail-" + log.nextOccasion())
                    .run();
        } catch (IOException e) {
            LOG.log(Logger.Level.DEBUG, "a mail client went away", e);
        }
    }

    /** One connection. */
    private final class Dialogue {

        private final InputStream in;
        private final OutputStream out;
        private final String occasion;
        private final List<String> to = new ArrayList<>();
        private String from = "";

        Dialogue(InputStream in, OutputStream out, String occasion) {
            this.in = in;
            this.out = out;
            this.occasion = occasion;
        }

        void run() throws IOException {
            if (faults.strikes("smtp", Fault.Kind.DOWN, occasion)) {
                say("421 service not available");
                return;
            }
            say("220 mail.sandbox ready");
            for (var line = line(); line != null && command(line); ) {
                line = line();
            }
        }

        /** False when the talk is over. */
        private boolean command(String line) throws IOException {
            var upper = line.toUpperCase(Locale.ROOT);
            if (upper.startsWith("EHLO")) {
                say("250-mail.sandbox\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN LOGIN");
            } else if (upper.startsWith("HELO") || upper.equals("NOOP") || upper.equals("RSET")) {
                to.clear();
                say("250 ok");
            } else if (upper.startsWith("AUTH LOGIN")) {
                login();
            } else if (upper.startsWith("AUTH")) {
                say("235 welcome");
            } else if (upper.startsWith("MAIL FROM:")) {
                from = address(line);
                say("250 ok");
            } else if (upper.startsWith("RCPT TO:")) {
                recipient(address(line));
            } else if (upper.equals("DATA")) {
                return data();
            } else if (upper.equals("QUIT")) {
                say("221 bye");
                return false;
            } else {
                say("502 not known here");
            }
            return true;
        }

        private void login() throws IOException {
            say("334 VXNlcm5hbWU6");
            line();
            say("334 UGFzc3dvcmQ6");
            line();
            say("235 welcome");
        }

        private void recipient(String address) throws IOException {
            if (faults.strikes("smtp", Fault.Kind.REFUSE, occasion) || !address.contains("@")) {
                say("550 5.1.1 no such mailbox");
            } else if (faults.strikes("smtp", Fault.Kind.THROTTLE, occasion)) {
                say("451 4.7.1 try again later");
            } else if (to.size() >= 100) {
                say("452 too many recipients");
            } else {
                to.add(address);
                say("250 ok");
            }
        }

        private boolean data() throws IOException {
            if (to.isEmpty()) {
                say("503 whom to?");
                return true;
            }
            say("354 go on");
            var mail = new ByteArrayOutputStream();
            for (var line = rawLine(); ; line = rawLine()) {
                if (line == null) {
                    return false;
                }
                if (line.length == 1 && line[0] == '.') {
                    break;
                }
                var dot = line.length > 0 && line[0] == '.' ? 1 : 0;
                if (mail.size() < LIMIT) {
                    mail.write(line, dot, line.length - dot);
                    mail.write('\n');
                }
            }
            if (mail.size() >= LIMIT) {
                say("552 too large");
                return true;
            }
            return take(Mail.parse(mail.toString(StandardCharsets.UTF_8)));
        }

        private boolean take(Mail mail) throws IOException {
            world.change("request", () -> to.forEach(address -> show(address, mail)));
            var lost = faults.strikes("smtp", Fault.Kind.LOSE_ANSWER, occasion);
            write(mail, lost);
            to.clear();
            if (lost) {
                return false;
            }
            say("250 2.0.0 queued as " + mail.id());
            return true;
        }

        private void show(String address, Mail mail) {
            var phone =
                    phones.person(p -> p.reach().email().equalsIgnoreCase(address))
                            .map(Person::phone)
                            .orElse(address);
            phones.deliver(
                    phone,
                    "email",
                    new Message.Content(mail.subject(), mail.text(), "", mail.id(), address));
        }

        private void write(Mail mail, boolean lost) {
            var entry = Json.object().put("at", Beijing.iso(world.read(world::now)));
            entry.put("provider", "smtp").put("method", "MAIL").put("path", from);
            entry.put("query", "").put("signature", "none").put("key", mail.id());
            entry.put("body", mail.subject() + "\n\n" + mail.text());
            log.add(entry.put("answer", lost ? "(lost) 250" : "250"));
        }

        private void say(String text) throws IOException {
            out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private @Nullable String line() throws IOException {
            var raw = rawLine();
            return raw == null ? null : new String(raw, StandardCharsets.UTF_8);
        }

        /** Null at the end of the stream; a line that is far too long is cut. */
        private byte @Nullable [] rawLine() throws IOException {
            var line = new ByteArrayOutputStream();
            for (var b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    return line.toByteArray();
                }
                if (b != '\r' && line.size() < LINE * 16) {
                    line.write(b);
                }
            }
            return line.size() == 0 ? null : line.toByteArray();
        }
    }

    private static String address(String line) {
        var open = line.indexOf('<');
        var close = line.indexOf('>', open + 1);
        return open < 0 || close < 0 ? "" : line.substring(open + 1, close);
    }
}
