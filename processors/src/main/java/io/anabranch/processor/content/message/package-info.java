/** Tells messages in which nothing is said from others, by a learned model. */
@NullMarked
package io.anabranch.processor.content.message;

import org.jspecify.annotations.NullMarked;
