package io.anabranch.processor.content.line;

import io.anabranch.processor.content.learned.LearnedModel;
import io.anabranch.processor.content.learned.LearnedModel.Likely;
import io.anabranch.processor.content.phrase.FieldLabel;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Cuts lines that no rule knows, and takes back cuts of rules, where the learned model is sure. */
public final class LineClassifier {

  /** Where the build puts the model, beside this class. */
  public static final String RESOURCE = "lines.bin";

  /** How sure the model must be that nothing of a line is said. */
  private static final double CERTAINLY_AROUND = 0.75;

  private static final double RATHER = 0.5;

  /** Nothing so long is among the examples: what the model says of it would be a guess. */
  private static final int MOST_LINES = 1_000;

  /** No more lines are no message of a program. */
  private static final int FEW = 2;

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "[(\\[]?(?:no speech(?: detected)?|inaudible|silence|(?:none|nothing)(?: provided| entered)?|empty|unavailable|skipped|n/?a|null|-|–|—"
              + "|no (?:comments?|message|text|notes?|remarks?|voicemail)"
              + "(?: (?:was |were )?(?:left|provided|entered|added))?(?: by .{1,30})?)[)\\]]?\\.?");

  private static final class Shared {
    static final LineClassifier OF_THE_BUILD =
        new LineClassifier(LearnedModel.read(LineClassifier.class, RESOURCE));
  }

  private final LearnedModel model;

  public LineClassifier(LearnedModel model) {
    this.model = model;
  }

  /** The one with the model of the build, which is read when first asked for. */
  public static LineClassifier shared() {
    return Shared.OF_THE_BUILD;
  }

  /**
   * Goes over a page when all rules have.
   *
   * @param conversation whether it is cut into turns
   * @param somethingIsSaid whether the message as a whole looks so
   * @return whether something may be said, for all that the model knows
   */
  public boolean cut(Page page, boolean conversation, boolean somethingIsSaid) {
    if (page.size() > MOST_LINES) {
      return true;
    }
    PageFeatures features = new PageFeatures(page, conversation);
    if (features.size() < 2) {
      return true;
    }
    Map<Line, Likely> likely = new LinkedHashMap<>();
    features.judged().forEach(i -> likely.put(features.line(i), model.likely(features.of(i))));
    likely.forEach(
        (line, chances) -> {
          if (line.isOpen()) {
            cut(page, line, chances);
          }
        });
    LineChances chances = new LineChances(likely);
    chances.takeBack();
    chances.keepLikeliest(somethingIsSaid);
    chances.leaveNoGreetingAlone();
    return features.size() <= FEW || chances.mayAnyBeSaid();
  }

  private static void cut(Page page, Line line, Likely likely) {
    boolean around = likely.of(LineClass.AROUND) > CERTAINLY_AROUND || isPlaceholder(page, line);
    if (around || likely.of(LineClass.LABELLED) > RATHER) {
      LineShape shape = LineShape.of(line.text(), line.isLink());
      boolean freeText = shape.hasValue() && FieldLabel.isFreeText(shape.label());
      if (!around || freeText) {
        cutLabel(page, line);
      } else {
        line.cut(shape.label().isEmpty() ? SegmentKind.BOILERPLATE : SegmentKind.FORM_LABEL);
      }
    }
  }

  /** What forms and phones print where nobody wrote anything. */
  private static boolean isPlaceholder(Page page, Line line) {
    return PLACEHOLDER.matcher(line.plain()).matches()
        && page.kinds().contains(SegmentKind.FORM_LABEL);
  }

  private static void cutLabel(Page page, Line line) {
    int i = page.indexOf(line);
    int value = LineShape.valueAt(page.raw(i));
    if (value > 0) {
      page.split(i, value);
      page.get(i).cut(SegmentKind.FORM_LABEL);
      if (i + 1 < page.size() && PLACEHOLDER.matcher(page.get(i + 1).plain()).matches()) {
        page.get(i + 1).cut(SegmentKind.BOILERPLATE);
      }
    }
  }
}
