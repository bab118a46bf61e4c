package io.hongyan.kit;

/** Speaks the language of a shop system: tells us orders. */
public interface ShopConnector extends HookConnector {}
