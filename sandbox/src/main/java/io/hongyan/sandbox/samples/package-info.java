/** Recorded pushes, told again today to a running product. */
@NullMarked
package io.hongyan.sandbox.samples;

import org.jspecify.annotations.NullMarked;
