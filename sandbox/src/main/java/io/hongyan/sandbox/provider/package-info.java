/** The providers' side of each protocol. */
@NullMarked
package io.hongyan.sandbox.provider;

import org.jspecify.annotations.NullMarked;
