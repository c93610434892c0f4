/**
 * The control endpoint of a process that runs applications, and its client: health, metrics, stop
 * and start. Knows nothing of commands.
 */
@NullMarked
package io.anabranch.control;

import org.jspecify.annotations.NullMarked;
