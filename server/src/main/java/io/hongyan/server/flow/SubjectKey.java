package io.hongyan.server.flow;

import io.hongyan.core.action.Subject;
import java.util.UUID;

/** A subject and whose it is. */
public record SubjectKey(UUID merchant, Subject subject) {}
