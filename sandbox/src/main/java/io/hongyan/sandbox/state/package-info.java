/** What the world remembers: tables in memory, kept by a snapshot and a log. */
@NullMarked
package io.hongyan.sandbox.state;

import org.jspecify.annotations.NullMarked;
