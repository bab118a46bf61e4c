/** Points, tiers, on-time deliveries and coupons: what a buyer has earned, and why. */
@NullMarked
package io.hongyan.core.loyalty;

import org.jspecify.annotations.NullMarked;
