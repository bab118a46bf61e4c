/** What every feature stands on: the database, the two clocks, configuration, ids. */
@NullMarked
package io.hongyan.server.platform;

import org.jspecify.annotations.NullMarked;
