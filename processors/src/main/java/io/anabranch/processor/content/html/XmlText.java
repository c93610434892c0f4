package io.anabranch.processor.content.html;

import io.anabranch.processor.content.phrase.FieldLabel;
import io.anabranch.processor.content.text.Hint;
import io.anabranch.schema.SegmentKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;

/**
 * Collects the text of XML: each element is a field, and those of a free text are said, or the
 * longest one if none is known.
 */
final class XmlText implements TextCollector {

  private final List<TextRun> runs = new ArrayList<>();

  @Override
  public List<TextRun> inSourceOrder() {
    if (runs.stream().noneMatch(run -> run.hint().kind() == null)) {
      runs.stream()
          .max(Comparator.comparingInt(run -> run.end() - run.begin()))
          .ifPresent(longest -> runs.set(runs.indexOf(longest), longest.withHint(Hint.NONE)));
    }
    return runs;
  }

  @Override
  public void head(Node node, int depth) {
    Node parent = node.parent();
    if (node instanceof TextNode text && parent != null && !text.isBlank()) {
      Range range = text.sourceRange();
      if (range.isTracked()) {
        boolean said = isFreeText(parent.nodeName());
        runs.add(
            new TextRun(
                range.startPos(),
                range.endPos(),
                1,
                false,
                true,
                new Hint(said ? null : SegmentKind.FORM_LABEL, false)));
      }
    }
  }

  /** Whether the element of a name, with its namespace and in whatever case, is one. */
  private static boolean isFreeText(String name) {
    String local = name.substring(name.indexOf(':') + 1);
    return FieldLabel.isFreeText(
        local.replaceAll("(?<=[a-z])(?=[A-Z])|[_.-]", " ").toLowerCase(Locale.ROOT));
  }
}
