/**
 * Tasks for workers elsewhere: what is sent to them and what they answer, and how that travels. A
 * way may lose a task or bring it twice; whoever sends it keeps it until its answer.
 */
@NullMarked
package io.anabranch.task;

import org.jspecify.annotations.NullMarked;
