/** Keeps waybills watched: subscribes them, asks when pushes stay away, and on demand. */
@NullMarked
package io.hongyan.server.watch;

import org.jspecify.annotations.NullMarked;
