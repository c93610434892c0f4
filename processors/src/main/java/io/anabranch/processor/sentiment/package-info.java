/**
 * The sentiment stage: how the writer feels. One linear implementation, one of Stanford CoreNLP.
 */
@NullMarked
package io.anabranch.processor.sentiment;

import org.jspecify.annotations.NullMarked;
