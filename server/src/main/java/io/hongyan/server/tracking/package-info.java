/** Keeps parcels: loads them under their lock, lets the core decide, writes what it decided. */
@NullMarked
package io.hongyan.server.tracking;

import org.jspecify.annotations.NullMarked;
