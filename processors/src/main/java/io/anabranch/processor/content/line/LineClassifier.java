package io.anabranch.processor.content.line;

import io.anabranch.processor.content.learned.LearnedModel;
import io.anabranch.processor.content.learned.LearnedModel.Likely;
import io.anabranch.processor.content.phrase.FieldLabel;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts lines that no rule knows, and takes back cuts of rules, where the learned model is sure. */
public final class LineClassifier {

  /** Where the build puts the model, beside this class. */
  public static final String RESOURCE = "lines.bin";

  /** How sure the model must be that nothing of a line is said. */
  private static final double CERTAINLY_AROUND = 0.75;

  /** How sure it must be that a line is said which a rule has cut. */
  private static final double CERTAINLY_SAID = 0.9;

  private static final double RATHER = 0.5;

  /** A message of which nothing seems to be said has its likeliest line, if it is this likely. */
  private static final double PERHAPS = 0.3;

  /** What rules cut by the place of a line rather than by its words. */
  private static final Set<SegmentKind> WEAK =
      EnumSet.of(
          SegmentKind.QUOTED,
          SegmentKind.SIGNATURE,
          SegmentKind.CODE,
          SegmentKind.FORM_LABEL,
          SegmentKind.MAIL_HEADER,
          SegmentKind.BOILERPLATE);

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "[(\\[]?(?:no speech(?: detected)?|inaudible|silence|(?:none|nothing)(?: provided| entered)?|empty|unavailable|skipped|n/?a|null|-|–|—"
              + "|no (?:comments?|message|text|notes?|remarks?|voicemail)"
              + "(?: (?:was |were )?(?:left|provided|entered|added))?(?: by .{1,30})?)[)\\]]?\\.?");

  /** By which somebody signs answers between the lines of another. */
  private static final Pattern INITIALS = Pattern.compile("\\[\\p{Lu}{1,3}\\] ");

  private static final Pattern GREETING = Pattern.compile("\\S+(?: \\S+){0,3},");

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
   * @return whether something may be said, for all that the model knows
   */
  public boolean cut(Page page, boolean conversation) {
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
    takeBack(likely);
    if (!isAnySaid(likely)) {
      keepLikeliest(likely);
    }
    leaveNoGreetingAlone(likely);
    return likely.entrySet().stream()
        .anyMatch(
            line ->
                saidOf(line.getValue()) > PERHAPS
                    && !GREETING.matcher(line.getKey().text()).matches());
  }

  /** "Hello Ana," is not said where nothing of what follows is. */
  private static void leaveNoGreetingAlone(Map<Line, Likely> likely) {
    List<Line> open = likely.keySet().stream().filter(Line::isOpen).toList();
    boolean programmed =
        likely.keySet().stream().anyMatch(line -> line.kind() == SegmentKind.BOILERPLATE);
    if (open.size() == 1 && programmed && GREETING.matcher(open.get(0).text()).matches()) {
      open.get(0).cut(SegmentKind.BOILERPLATE);
    }
  }

  /**
   * Takes cuts of rules back. In what follows a header, below something that is said, only answers
   * between its lines are: one run of lines there is the mail that somebody answers or forwards.
   */
  private static void takeBack(Map<Line, Likely> likely) {
    List<List<Line>> quotedRuns = new ArrayList<>();
    boolean said = false;
    boolean running = false;
    for (Map.Entry<Line, Likely> entry : likely.entrySet()) {
      Line line = entry.getKey();
      boolean certain =
          mayBeKept(line)
              && (entry.getValue().of(LineClass.SAID) > CERTAINLY_SAID
                  || INITIALS.matcher(line.text()).lookingAt());
      if (certain && said && line.kind() == SegmentKind.QUOTED) {
        if (!running) {
          quotedRuns.add(new ArrayList<>());
        }
        quotedRuns.get(quotedRuns.size() - 1).add(line);
        running = true;
      } else {
        if (certain) {
          line.keep();
        }
        running = false;
        said |= line.isOpen() && saidOf(entry.getValue()) > RATHER;
      }
    }
    if (quotedRuns.size() > 1) {
      quotedRuns.stream().flatMap(List::stream).forEach(Line::keep);
    }
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

  private static boolean mayBeKept(Line line) {
    return line.kind() != null && WEAK.contains(line.kind());
  }

  private static boolean isAnySaid(Map<Line, Likely> likely) {
    return likely.entrySet().stream()
        .anyMatch(
            line ->
                (line.getKey().isOpen() || line.getKey().kind() == SegmentKind.FORM_LABEL)
                    && saidOf(line.getValue()) > RATHER);
  }

  private static void keepLikeliest(Map<Line, Likely> likely) {
    likely.entrySet().stream()
        .filter(line -> mayBeKept(line.getKey()) && saidOf(line.getValue()) > PERHAPS)
        .max(Comparator.comparingDouble(line -> saidOf(line.getValue())))
        .ifPresent(best -> best.getKey().keep());
    boolean open = false;
    for (Map.Entry<Line, Likely> line : likely.entrySet()) {
      double said = saidOf(line.getValue());
      if (mayBeKept(line.getKey()) && (said > RATHER || (open && said > PERHAPS))) {
        line.getKey().keep();
      }
      open = line.getKey().isOpen();
    }
  }

  private static double saidOf(Likely likely) {
    return 1 - likely.of(LineClass.AROUND);
  }
}
