/**
 * What happens when things break: the pipeline's stages in processes of their own, killed, stopped
 * and cut off from what they depend on while messages flow. May use everything.
 */
@NullMarked
package io.anabranch.faults;

import org.jspecify.annotations.NullMarked;
