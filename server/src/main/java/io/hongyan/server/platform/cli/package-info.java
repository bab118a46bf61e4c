/** The operators' commands that read lines and answer each with a line of JSON. */
@NullMarked
package io.hongyan.server.platform.cli;

import org.jspecify.annotations.NullMarked;
