package io.hongyan.connectors.standard;

import io.hongyan.kit.ShopConnector;

/** Receives orders from a self-built shop. */
public final class StandardShop extends StandardHook implements ShopConnector {}
