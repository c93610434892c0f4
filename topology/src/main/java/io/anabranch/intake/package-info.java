/** Reads records of other people's topics: what they are written in, and what becomes of them. */
@NullMarked
package io.anabranch.intake;

import org.jspecify.annotations.NullMarked;
