/** Proposes the mapping of a topic out of a sample of its records. */
@NullMarked
package io.anabranch.intake.suggest;

import org.jspecify.annotations.NullMarked;
