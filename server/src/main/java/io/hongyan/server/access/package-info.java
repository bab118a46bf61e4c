/** Decides who may come in: logins, sessions, API keys, roles; and keeps what they did. */
@NullMarked
package io.hongyan.server.access;

import org.jspecify.annotations.NullMarked;
