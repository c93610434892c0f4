package io.anabranch.processor.content.html;

import io.anabranch.processor.content.text.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/** Finds what a reader of a message sees, be it plain text, HTML or XML. */
public final class HtmlText {

  private HtmlText() {}

  /** The visible text of a message. Plain text is seen as it is, but for leftovers of HTML. */
  public static VisibleText visible(String source) {
    if (Markup.isXml(source)) {
      return rendered(source, Parser.xmlParser(), new XmlText());
    }
    return Markup.isHtml(source)
        ? rendered(source, Parser.htmlParser(), new TextRuns())
        : Entities.leftovers(source);
  }

  private static VisibleText rendered(String source, Parser parser, TextCollector texts) {
    Document document = parser.setTrackPosition(true).parseInput(source, "");
    NodeTraversor.traverse(texts, document);
    Rendering rendering = new Rendering(source, !Markup.hasLines(source));
    texts.inSourceOrder().forEach(rendering::add);
    return rendering.visible();
  }
}
