/**
 * Classification and sentiment by any text-classification model that DJL loads: tokens in, one
 * number a label out.
 */
@NullMarked
package io.anabranch.processor.textclassification;

import org.jspecify.annotations.NullMarked;
