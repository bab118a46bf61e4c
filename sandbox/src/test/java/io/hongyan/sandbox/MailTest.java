package io.hongyan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailTest {

    @TempDir Path folder;

    @Test
    void aMailLandsOnThePhoneOfWhomItIsFor() throws IOException {
        try (var ground = Ground.empty(folder)) {
            var person = ground.get("/world/phones").path("items").get(5);
            var words = Digest.base64(Digest.utf8("很抱歉,包裹外箱破损"));
            var mail =
                    """
                    Message-ID: <hy-9@hongyan.example>
                    Subject: =?UTF-8?B?%s?=
                    MIME-Version: 1.0
                    Content-Type: multipart/alternative; boundary="b1"

                    --b1
                    Content-Type: text/plain; charset=UTF-8
                    Content-Transfer-Encoding: base64

                    %s
                    --b1
                    Content-Type: text/html; charset=UTF-8

                    <p>x</p>
                    --b1--
                    """
                            .formatted(Digest.base64(Digest.utf8("致歉")), words);

            assertThat(send(ground, Json.text(person, "email"), mail)).startsWith("250");

            var message =
                    ground.get("/world/phones/" + Json.text(person, "phone")).path("items").get(0);
            assertThat(Json.text(message, "title")).isEqualTo("致歉");
            assertThat(Json.text(message, "text")).isEqualTo("很抱歉,包裹外箱破损");
            assertThat(Json.text(message, "key")).isEqualTo("hy-9@hongyan.example");
        }
    }

    @Test
    void aRefusedMailGoesNowhere() throws IOException {
        try (var ground = Ground.empty(folder)) {
            ground.post("/world/faults", "{\"provider\":\"smtp\",\"kind\":\"refuse\"}");

            assertThat(send(ground, "buyer004@mail.example", "Subject: x\n\ny\n"))
                    .startsWith("503");
        }
    }

    /** The server's last word after the mail. */
    private static String send(Ground ground, String to, String mail) throws IOException {
        try (var socket =
                new Socket(InetAddress.ofLiteral("127.0.0.1"), ground.sandbox.mailPort())) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var out = socket.getOutputStream();
            in.readLine();
            for (var line :
                    new String[] {"HELO me", "MAIL FROM:<a@b.example>", "RCPT TO:<" + to + ">"}) {
                out.write(Digest.utf8(line + "\r\n"));
                in.readLine();
            }
            out.write(Digest.utf8("DATA\r\n"));
            var go = in.readLine();
            if (!go.startsWith("354")) {
                return go;
            }
            out.write(Digest.utf8(mail.replace("\n", "\r\n") + ".\r\n"));
            return in.readLine();
        }
    }
}
