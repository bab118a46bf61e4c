/**
 * Keeps people: encrypted fields, keyed hashes to find them by, and the keys of all sealed text.
 */
@NullMarked
package io.hongyan.server.vault;

import org.jspecify.annotations.NullMarked;
