/** The classification stage: which queue handles a message. */
@NullMarked
package io.anabranch.processor.classification;

import org.jspecify.annotations.NullMarked;
