/**
 * What the processors that run on Stanford CoreNLP share.
 *
 * <p>May use CoreNLP and nothing else of this module.
 */
@NullMarked
package io.anabranch.processor.corenlp;

import org.jspecify.annotations.NullMarked;
