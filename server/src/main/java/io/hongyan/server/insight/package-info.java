/** Finds things: one search over everything a merchant has. */
@NullMarked
package io.hongyan.server.insight;

import org.jspecify.annotations.NullMarked;
