/** Our own documented format for a system that a merchant built himself: orders, scans, payouts. */
@NullMarked
package io.hongyan.connectors.standard;

import org.jspecify.annotations.NullMarked;
