/** Files of labelled texts, to learn from or to measure with. */
@NullMarked
package io.anabranch.data;

import org.jspecify.annotations.NullMarked;
