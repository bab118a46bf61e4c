/**
 * Reads, checks, keeps and publishes the merchants' flows, and tries them out on what has happened.
 */
@NullMarked
package io.hongyan.server.flow;

import org.jspecify.annotations.NullMarked;
