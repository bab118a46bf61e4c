package io.hongyan.connectors.wecom;

import io.hongyan.kit.Card;
import io.hongyan.kit.Card.Field;
import io.hongyan.kit.Words;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** How WeCom is shown and what it must be told. */
final class WecomCard {

    static final Card CARD =
            new Card(
                    "wecom",
                    Words.of("企业微信", "WeCom"),
                    URI.create("https://work.weixin.qq.com"),
                    Set.of(Card.Role.CHANNEL),
                    List.of(
                            Field.text(
                                    "corpId",
                                    Words.of("企业 ID", "Corp id"),
                                    Words.of("我的企业 → 企业信息", "My company, company information")),
                            Field.text(
                                    "agentId",
                                    Words.of("AgentId", "AgentId"),
                                    Words.of("自建应用的编号", "Number of the self-built app")),
                            Field.secret(
                                    "secret",
                                    Words.of("应用 Secret", "App secret"),
                                    Words.of(
                                            "并把本机出口 IP 加入可信 IP",
                                            "Also put this server's address on its list")),
                            Field.secret(
                                            "contactSecret",
                                            Words.of("客户联系 Secret", "Contacts secret"),
                                            Words.of(
                                                    "给客户群发时需要;留空则用应用 Secret",
                                                    "For tasks to customers; else the app's"))
                                    .optional(),
                            Field.text(
                                            "sender",
                                            Words.of("群发员工", "Sender"),
                                            Words.of(
                                                    "留空则由最近联系客户的员工发送",
                                                    "Else whoever last talked to the customer"))
                                    .optional(),
                            Field.secret(
                                            "token",
                                            Words.of("回调 Token", "Callback token"),
                                            Words.of("接收事件时需要", "To receive events"))
                                    .optional(),
                            Field.secret(
                                            "encodingAesKey",
                                            Words.of("EncodingAESKey", "EncodingAESKey"),
                                            Words.of("接收事件时需要", "To receive events"))
                                    .optional()));

    private WecomCard() {}
}
