/** The intake: records of other people's topics in, messages out. */
@NullMarked
package io.anabranch.topology.intake;

import org.jspecify.annotations.NullMarked;
