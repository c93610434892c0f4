/** How the part-of-speech stage is measured and compared. */
@NullMarked
package io.anabranch.processor.pos.evaluation;

import org.jspecify.annotations.NullMarked;
