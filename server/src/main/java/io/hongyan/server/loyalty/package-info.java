/** Members, their points, tiers and coupons, and how punctual each lane is. */
@NullMarked
package io.hongyan.server.loyalty;

import org.jspecify.annotations.NullMarked;
