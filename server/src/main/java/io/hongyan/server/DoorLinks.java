package io.hongyan.server;

import io.hongyan.server.message.BuyerLinks;
import java.net.URI;
import java.sql.Connection;
import java.util.UUID;

/** The buyer pages' door: there a buyer finds his parcel by order number and last four digits. */
record DoorLinks(URI publicUrl) implements BuyerLinks {

    @Override
    public String linkFor(Connection c, UUID merchant, UUID order) {
        return publicUrl + "/t";
    }
}
