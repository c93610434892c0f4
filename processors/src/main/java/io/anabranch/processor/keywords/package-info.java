/**
 * The keywords stage: what a message is about, by a lexicon and by the tags of its words.
 *
 * <p>May use no model library: tags come from the part-of-speech stage.
 */
@NullMarked
package io.anabranch.processor.keywords;

import org.jspecify.annotations.NullMarked;
