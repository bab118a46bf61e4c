/** Keeps the merchants: whose everything is. */
@NullMarked
package io.hongyan.server.merchant;

import org.jspecify.annotations.NullMarked;
