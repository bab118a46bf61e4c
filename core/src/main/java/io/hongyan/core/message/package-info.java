/** What a message is for, what must hold when it leaves, and how its words are filled in. */
@NullMarked
package io.hongyan.core.message;

import org.jspecify.annotations.NullMarked;
