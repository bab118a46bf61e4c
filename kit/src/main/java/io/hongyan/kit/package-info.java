/** What a connector is: the roles, the card, what a push is read into, how a call ended. */
@NullMarked
package io.hongyan.kit;

import org.jspecify.annotations.NullMarked;
