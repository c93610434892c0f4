/** Messages that a program sent as JSON, one value or one in each line. */
@NullMarked
package io.anabranch.processor.content.json;

import org.jspecify.annotations.NullMarked;
