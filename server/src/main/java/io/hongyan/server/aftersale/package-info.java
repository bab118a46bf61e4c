/** Claims: opened, assessed, decided, paid once, and recovered from the carrier. */
@NullMarked
package io.hongyan.server.aftersale;

import org.jspecify.annotations.NullMarked;
