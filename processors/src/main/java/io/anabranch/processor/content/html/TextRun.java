package io.anabranch.processor.content.html;

import io.anabranch.processor.content.text.Hint;

/**
 * Text without a tag in it.
 *
 * @param begin offset in the source
 * @param end offset in the source
 * @param breaks line breaks before it, at most two
 * @param tab whether it begins a cell of a row that is one line
 * @param preformatted whether its white space is seen
 * @param hint what the elements around it say
 */
record TextRun(int begin, int end, int breaks, boolean tab, boolean preformatted, Hint hint) {

  TextRun withHint(Hint other) {
    return new TextRun(begin, end, breaks, tab, preformatted, other);
  }
}
