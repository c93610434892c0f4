/**
 * The registry of stages, and what derives from it: topics, applications and the flow of records.
 */
@NullMarked
package io.anabranch.topology.pipeline;

import org.jspecify.annotations.NullMarked;
