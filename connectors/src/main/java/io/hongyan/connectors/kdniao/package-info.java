/** Speaks to Kdniao (快递鸟), an aggregator of carriers. */
@NullMarked
package io.hongyan.connectors.kdniao;

import org.jspecify.annotations.NullMarked;
