/** Tells a merchant's own systems what happens, by Standard Webhooks and CloudEvents. */
@NullMarked
package io.hongyan.connectors.webhook;

import org.jspecify.annotations.NullMarked;
