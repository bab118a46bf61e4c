/** Where the program is put together. */
@NullMarked
package io.hongyan.server;

import org.jspecify.annotations.NullMarked;
