/** HTTP, JSON, forms and signatures, as far as the outside world needs them. */
@NullMarked
package io.hongyan.sandbox.wire;

import org.jspecify.annotations.NullMarked;
