/** Decides which flows the news of a subject starts or resumes, and what they do. */
@NullMarked
package io.hongyan.core.flow;

import org.jspecify.annotations.NullMarked;
