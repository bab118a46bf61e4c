/** Proves what a connector is, and holds every connector to it. */
@NullMarked
package io.hongyan.kit;

import org.jspecify.annotations.NullMarked;
