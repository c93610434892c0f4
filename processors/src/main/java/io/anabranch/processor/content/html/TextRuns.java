package io.anabranch.processor.content.html;

import io.anabranch.processor.content.text.Hint;
import io.anabranch.schema.SegmentKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Collects the visible text of a document, with the line breaks that its elements give. */
final class TextRuns implements TextCollector {

  private record Context(
      boolean hidden,
      boolean shrunk,
      boolean preformatted,
      boolean oneLineRow,
      boolean link,
      @Nullable SegmentKind kind) {}

  /** So many elements are looked at for the header of a quoted mail. */
  private static final int MOST_HEADERS = 20;

  private final List<TextRun> runs = new ArrayList<>();
  private final Deque<Context> contexts = new ArrayDeque<>();
  private Context context = new Context(false, false, false, false, false, null);
  private int breaks;
  private boolean tab;
  private @Nullable Element header;
  private int headersLookedFor;
  private boolean restQuoted;

  /** The parser moves text that stands beside the cells of a table. */
  @Override
  public List<TextRun> inSourceOrder() {
    runs.sort(Comparator.comparingInt(TextRun::begin));
    return runs;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text && !(node instanceof CDataNode)) {
      add(text);
    } else if (node instanceof Element element) {
      contexts.push(context);
      enter(element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      restQuoted |= element.equals(header);
      context = contexts.pop();
      if (Elements.isBlock(element.normalName())) {
        breaks = Math.max(breaks, 1);
      }
    }
  }

  private void enter(Element element) {
    String name = element.normalName();
    if (name.equals("br")) {
      breaks = Math.min(2, breaks + 1);
    } else if (Elements.isBlock(name)) {
      breaks = Math.max(breaks, isParagraph(element) ? 2 : 1);
    } else if (Elements.isCell(name)) {
      if (context.oneLineRow()) {
        tab = !isFirst(element);
      } else {
        breaks = Math.max(breaks, 1);
      }
    }
    context =
        new Context(
            context.hidden() || Elements.isUnseen(name) || Visibility.hides(element),
            Visibility.shrinks(element, context.shrunk()),
            context.preformatted() || name.equals("pre") || isPreformatted(element),
            (name.equals("tr") && isOneLine(element))
                || (!name.equals("table") && context.oneLineRow()),
            context.link() || name.equals("button") || (name.equals("a") && isNamed(element)),
            kind(element, name));
  }

  private @Nullable SegmentKind kind(Element element, String name) {
    if (context.kind() != null) {
      return context.kind();
    } else if (name.equals("div") && header == null && isHeader(element)) {
      header = element;
      return SegmentKind.MAIL_HEADER;
    } else if (name.equals("code") && element.parent() != null && isCodeBlock(element)) {
      return SegmentKind.CODE;
    }
    return MailMarkup.kind(element);
  }

  private boolean isHeader(Element element) {
    return MailMarkup.mayBeHeader(element)
        && headersLookedFor++ < MOST_HEADERS
        && MailMarkup.isHeader(element);
  }

  private void add(TextNode text) {
    Range range = text.sourceRange();
    if (context.hidden() || context.shrunk() || !range.isTracked()) {
      return;
    }
    SegmentKind kind = context.kind() == null && restQuoted ? SegmentKind.QUOTED : context.kind();
    boolean blank = text.isBlank() && !context.preformatted();
    runs.add(
        new TextRun(
            range.startPos(),
            range.endPos(),
            breaks,
            tab,
            context.preformatted(),
            new Hint(kind, context.link())));
    if (!blank) {
      breaks = 0;
      tab = false;
    }
  }

  private static boolean isFirst(Element cell) {
    Node before = cell.previousSibling();
    while (before instanceof TextNode) {
      before = before.previousSibling();
    }
    return before == null;
  }

  private static boolean isParagraph(Element element) {
    return element.normalName().equals("p")
        && !element.className().startsWith("Mso")
        && !Visibility.style(element).contains("margin:0");
  }

  private static boolean isPreformatted(Element element) {
    return Visibility.style(element).contains("white-space:pre");
  }

  /** Whether no cell of a row has lines of its own. */
  private static boolean isOneLine(Element row) {
    return row.childrenSize() > 1
        && row.children().stream()
            .allMatch(
                cell ->
                    Elements.isCell(cell.normalName())
                        && cell.children().stream()
                            .allMatch(
                                child ->
                                    !Elements.isBreaking(child.normalName())
                                        && child.children().stream()
                                            .noneMatch(e -> Elements.isBreaking(e.normalName()))));
  }

  /** Whether a link shows something else than its address. */
  private static boolean isNamed(Element link) {
    String text = link.ownText();
    return !text.contains("://") && !text.startsWith("www.") && !text.contains("@");
  }

  /** Code in a sentence is said; code that is all of its block is not. */
  private static boolean isCodeBlock(Element code) {
    Element parent = code.parent();
    return parent != null
        && Elements.isBlock(parent.normalName())
        && parent.childrenSize() == 1
        && parent.ownText().isBlank();
  }
}
