/** Broken dependencies: how they are told from bad messages, and how they are waited for. */
@NullMarked
package io.anabranch.topology.dependency;

import org.jspecify.annotations.NullMarked;
