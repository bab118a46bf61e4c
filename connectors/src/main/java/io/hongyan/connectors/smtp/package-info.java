/** Sends mail through the merchant's own mail server. */
@NullMarked
package io.hongyan.connectors.smtp;

import org.jspecify.annotations.NullMarked;
