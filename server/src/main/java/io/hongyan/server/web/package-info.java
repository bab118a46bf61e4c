/** The frame of the API: problems, paging, idempotency, JSON, static pages, who may call what. */
@NullMarked
package io.hongyan.server.web;

import org.jspecify.annotations.NullMarked;
