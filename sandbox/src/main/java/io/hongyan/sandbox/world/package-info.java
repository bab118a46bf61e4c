/** Cities, parcels, people and time: the deterministic simulation. */
@NullMarked
package io.hongyan.sandbox.world;

import org.jspecify.annotations.NullMarked;
