/** Finds what of a message is said now, by whom, and in which language: the first stage. */
@NullMarked
package io.anabranch.processor.content;

import org.jspecify.annotations.NullMarked;
