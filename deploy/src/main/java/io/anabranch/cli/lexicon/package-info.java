/** The commands {@code lexicon load} and {@code lexicon list}. */
@NullMarked
package io.anabranch.cli.lexicon;

import org.jspecify.annotations.NullMarked;
