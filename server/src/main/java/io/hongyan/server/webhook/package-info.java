/** Tells a merchant's own systems: signed, repeated until they answer, switched off when gone. */
@NullMarked
package io.hongyan.server.webhook;

import org.jspecify.annotations.NullMarked;
