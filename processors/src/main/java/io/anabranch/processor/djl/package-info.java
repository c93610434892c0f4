/** What the stages on DJL share: where models are, their engines, and how texts go through them. */
@NullMarked
package io.anabranch.processor.djl;

import org.jspecify.annotations.NullMarked;
