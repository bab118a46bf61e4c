/** The small values that every other noun is made of: ids, money, places in time. */
@NullMarked
package io.hongyan.core.base;

import org.jspecify.annotations.NullMarked;
