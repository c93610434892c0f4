package io.anabranch.processor.content.html;

import io.anabranch.processor.content.text.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/** Finds what a reader of a message sees, be it plain text or HTML. */
public final class HtmlText {

  private HtmlText() {}

  /** The visible text of a message. Plain text is seen as it is, but for leftovers of HTML. */
  public static VisibleText visible(String source) {
    return Markup.isHtml(source) ? rendered(source) : Entities.leftovers(source);
  }

  private static VisibleText rendered(String source) {
    Document document = Parser.htmlParser().setTrackPosition(true).parseInput(source, "");
    TextRuns runs = new TextRuns();
    NodeTraversor.traverse(runs, document);
    Rendering rendering = new Rendering(source, !Markup.hasLines(source));
    runs.inSourceOrder().forEach(rendering::add);
    return rendering.visible();
  }
}
