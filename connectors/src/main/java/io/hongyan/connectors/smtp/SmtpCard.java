package io.hongyan.connectors.smtp;

import io.hongyan.kit.Card;
import io.hongyan.kit.Card.Field;
import io.hongyan.kit.Words;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** How a mail server is shown and what must be known of it. */
final class SmtpCard {

    static final Card CARD =
            new Card(
                    "smtp",
                    Words.of("邮件 (SMTP)", "Mail (SMTP)"),
                    URI.create("https://www.rfc-editor.org/rfc/rfc6409"),
                    Set.of(Card.Role.CHANNEL),
                    List.of(
                            Field.text(
                                    "host",
                                    Words.of("服务器", "Server"),
                                    Words.of("如 smtp.example.com", "Such as smtp.example.com")),
                            Field.number(
                                    "port",
                                    Words.of("端口", "Port"),
                                    Words.of(
                                            "587 配 STARTTLS,465 配 TLS",
                                            "587 with STARTTLS, 465 with TLS"),
                                    "587"),
                            Field.choice(
                                    "security",
                                    Words.of("加密", "Encryption"),
                                    Words.of(
                                            "none 仅用于运营者放行的服务器",
                                            "none only for servers that the operator allows"),
                                    List.of("starttls", "tls", "none")),
                            Field.text(
                                            "username",
                                            Words.of("账号", "User"),
                                            Words.of("留空则不登录", "Empty: no login"))
                                    .optional(),
                            Field.secret(
                                            "password",
                                            Words.of("密码或授权码", "Password"),
                                            Words.of(
                                                    "QQ、163 等需要授权码",
                                                    "Some providers want an authorisation code"))
                                    .optional(),
                            Field.text(
                                    "from",
                                    Words.of("发件人", "From"),
                                    Words.of(
                                            "如 雁行优选 <service@example.com>",
                                            "Such as Shop <service@example.com>")),
                            Field.url(
                                            "unsubscribeUrl",
                                            Words.of("退订地址", "Unsubscribe address"),
                                            Words.of(
                                                    "营销邮件必需,须支持一键退订",
                                                    "Marketing needs it; one click must do"))
                                    .optional()));

    private SmtpCard() {}
}
