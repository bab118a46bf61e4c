/** Decides where a parcel stands from what its carriers reported. */
@NullMarked
package io.hongyan.core.tracking;

import org.jspecify.annotations.NullMarked;
