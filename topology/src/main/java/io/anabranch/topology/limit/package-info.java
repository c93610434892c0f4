/** Models in bounds: how long a call may take, and what becomes of one that takes longer. */
@NullMarked
package io.anabranch.topology.limit;

import org.jspecify.annotations.NullMarked;
