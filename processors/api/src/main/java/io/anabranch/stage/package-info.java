/**
 * What is particular to a stage, in one description for each, which {@link java.util.ServiceLoader}
 * finds. Topology and command line know stages by their descriptions alone.
 */
@NullMarked
package io.anabranch.stage;

import org.jspecify.annotations.NullMarked;
