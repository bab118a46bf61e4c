/** The buyer's page: where his parcel is, what he can say, without a login. */
@NullMarked
package io.hongyan.server.buyer;

import org.jspecify.annotations.NullMarked;
