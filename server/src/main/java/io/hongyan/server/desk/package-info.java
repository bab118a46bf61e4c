/** What people have to do: tickets, approvals, and whether an order has an open problem. */
@NullMarked
package io.hongyan.server.desk;

import org.jspecify.annotations.NullMarked;
