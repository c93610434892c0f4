/** Which message a record is of, and where that message stands. */
@NullMarked
package io.anabranch.topology.identity;

import org.jspecify.annotations.NullMarked;
