/**
 * What was said in a message, as processors see it, and the way back to the message's own text for
 * whoever runs them.
 */
@NullMarked
package io.anabranch.processor.said;

import org.jspecify.annotations.NullMarked;
