/** The visible text of a message, its lines, and what each line is. Knows no rule. */
@NullMarked
package io.anabranch.processor.content.text;

import org.jspecify.annotations.NullMarked;
