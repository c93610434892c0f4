package io.anabranch.processor.content;

import io.anabranch.processor.content.text.Page;

/**
 * A message whose lines are known.
 *
 * @param page its lines, each with what it is
 * @param conversation whether several speakers take turns in it
 */
record Cut(Page page, boolean conversation) {}
