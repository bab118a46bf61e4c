/** What holds for all connectors together. */
@NullMarked
package io.hongyan.connectors;

import org.jspecify.annotations.NullMarked;
