/** The outside world: carriers, channels and a payout system that speak their own protocols. */
@NullMarked
package io.hongyan.sandbox;

import org.jspecify.annotations.NullMarked;
