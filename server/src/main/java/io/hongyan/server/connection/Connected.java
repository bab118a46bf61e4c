package io.hongyan.server.connection;

import io.hongyan.kit.Settings;
import java.util.UUID;

/** A merchant's connection as the machine uses it: with its settings open. */
public record Connected(
        UUID merchant, UUID id, String connector, String name, String hookKey, Settings settings) {}
