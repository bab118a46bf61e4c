/**
 * Tells people: words, channels in their order, consent, quiet hours, and a log of every message.
 */
@NullMarked
package io.hongyan.server.message;

import org.jspecify.annotations.NullMarked;
