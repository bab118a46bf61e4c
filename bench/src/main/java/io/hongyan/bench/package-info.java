/** Measures the product against physical limits and plain hand-written peers. */
@NullMarked
package io.hongyan.bench;

import org.jspecify.annotations.NullMarked;
