/** The commands {@code dead-letters list}, {@code show}, {@code retry} and {@code discard}. */
@NullMarked
package io.anabranch.cli.deadletters;

import org.jspecify.annotations.NullMarked;
