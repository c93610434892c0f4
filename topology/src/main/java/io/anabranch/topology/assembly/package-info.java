/** The topology of gathers and of the join, which assemble the annotations of a message. */
@NullMarked
package io.anabranch.topology.assembly;

import org.jspecify.annotations.NullMarked;
