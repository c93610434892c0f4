/**
 * The control endpoint of a process that runs applications, and its client: health, metrics, stop
 * and start. A process leaves a note of where it is controlled, by which other processes of the
 * same user on the same machine find it. Knows nothing of commands.
 */
@NullMarked
package io.anabranch.control;

import org.jspecify.annotations.NullMarked;
