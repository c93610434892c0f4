package io.anabranch.processor.content.html;

import java.util.List;
import org.jsoup.select.NodeVisitor;

/** Walks over a document and collects its text. */
interface TextCollector extends NodeVisitor {

  /** What was collected, in the order of the source. */
  List<TextRun> inSourceOrder();
}
