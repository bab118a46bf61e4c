/** Speaks to Kuaidi100 (快递100), an aggregator of carriers. */
@NullMarked
package io.hongyan.connectors.kuaidi100;

import org.jspecify.annotations.NullMarked;
