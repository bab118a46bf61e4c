package io.hongyan.server.merchant;

import java.util.UUID;

/**
 * The selling business (商家): our customer, the unit that is isolated from all others.
 *
 * @param code short and unique, for addresses
 * @param configVersion raised by every change of flows, connections, templates or settings
 */
public record Merchant(UUID id, String code, String name, long configVersion) {}
