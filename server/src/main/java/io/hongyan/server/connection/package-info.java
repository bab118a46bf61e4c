/** Keeps a merchant's connections to carriers, shops, channels and payment providers. */
@NullMarked
package io.hongyan.server.connection;

import org.jspecify.annotations.NullMarked;
