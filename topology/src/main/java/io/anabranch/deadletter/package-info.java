/** Lists, retries and discards dead letters. */
@NullMarked
package io.anabranch.deadletter;

import org.jspecify.annotations.NullMarked;
