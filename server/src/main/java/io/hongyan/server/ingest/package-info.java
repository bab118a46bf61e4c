/** Takes pushes in: reads them, commits all they cause, and only then says yes. */
@NullMarked
package io.hongyan.server.ingest;

import org.jspecify.annotations.NullMarked;
