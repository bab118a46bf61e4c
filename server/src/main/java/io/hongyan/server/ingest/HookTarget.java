package io.hongyan.server.ingest;

import io.hongyan.kit.Settings;
import java.util.UUID;

/** Whom a hook key belongs to. */
public record HookTarget(UUID merchant, UUID connection, String connector, Settings settings) {}
