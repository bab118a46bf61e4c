/** What people look at: parcels with everything about them, what is unread, how the machine is. */
@NullMarked
package io.hongyan.server.insight;

import org.jspecify.annotations.NullMarked;
