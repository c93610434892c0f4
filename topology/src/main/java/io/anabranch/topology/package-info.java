/**
 * The registry of stages, and the topologies of stage, gather and join. Pure wiring: nothing here
 * reads a configuration file or starts a client.
 */
@NullMarked
package io.anabranch.topology;

import org.jspecify.annotations.NullMarked;
