/** The commands that operators and scripts call without a running server. */
@NullMarked
package io.hongyan.server.platform.cli;

import org.jspecify.annotations.NullMarked;
