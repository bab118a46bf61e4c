/** Keeps shops and their orders, and binds waybills to them. */
@NullMarked
package io.hongyan.server.order;

import org.jspecify.annotations.NullMarked;
