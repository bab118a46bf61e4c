/** Carries out what was decided: each action once by its key, and every one to an end. */
@NullMarked
package io.hongyan.server.action;

import org.jspecify.annotations.NullMarked;
