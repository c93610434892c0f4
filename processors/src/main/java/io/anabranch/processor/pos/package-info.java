/**
 * The part-of-speech stage: sentences, tokens, lemmas and tags.
 *
 * <p>May use CoreNLP; its models are files that the build unpacked.
 */
@NullMarked
package io.anabranch.processor.pos;

import org.jspecify.annotations.NullMarked;
