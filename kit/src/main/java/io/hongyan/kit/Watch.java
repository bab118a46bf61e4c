package io.hongyan.kit;

/**
 * A waybill that we want to hear about.
 *
 * @param carrier our code (carriers.csv)
 * @param phoneTail last four digits of the sender's or consignee's phone; empty if not known
 * @param callbackUrl where the vendor shall push, for vendors that ask for it at each subscription
 * @param from province, city, district of the sender; may be empty
 * @param key ours, returned by vendors that carry a free field
 */
public record Watch(
        String carrier,
        String number,
        String phoneTail,
        String callbackUrl,
        String from,
        String to,
        String key) {}
