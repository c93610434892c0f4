/** The terms of a lexicon: what holds of them, and how they stand in a file. */
@NullMarked
package io.anabranch.processor.keywords.lexicon;

import org.jspecify.annotations.NullMarked;
