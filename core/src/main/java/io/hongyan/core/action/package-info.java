/** What is to be done to the world: one intended act, its key, its guard and its receipt. */
@NullMarked
package io.hongyan.core.action;

import org.jspecify.annotations.NullMarked;
