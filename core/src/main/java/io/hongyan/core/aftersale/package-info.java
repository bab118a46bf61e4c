/** What a loss is worth, what becomes of a claim, and which clocks run meanwhile. */
@NullMarked
package io.hongyan.core.aftersale;

import org.jspecify.annotations.NullMarked;
