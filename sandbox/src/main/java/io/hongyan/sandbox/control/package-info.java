/** The buttons of the world, its clock, and its link to the product. */
@NullMarked
package io.hongyan.sandbox.control;

import org.jspecify.annotations.NullMarked;
