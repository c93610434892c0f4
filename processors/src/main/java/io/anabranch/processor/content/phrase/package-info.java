/**
 * The wordings by which rules recognise what is not said: one class a kind, one entry a language or
 * program. They are matched against {@linkplain io.anabranch.processor.content.text.Line#plain()
 * plain} lines, which are short and in lower case, so that each takes bounded time.
 */
@NullMarked
package io.anabranch.processor.content.phrase;

import org.jspecify.annotations.NullMarked;
