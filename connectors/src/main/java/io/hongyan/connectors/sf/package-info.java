/** Speaks to SF Express (顺丰) over its open platform 丰桥. */
@NullMarked
package io.hongyan.connectors.sf;

import org.jspecify.annotations.NullMarked;
