package io.anabranch.processor.content.line;

import io.anabranch.processor.content.learned.LearnedModel.Likely;
import io.anabranch.processor.content.text.Line;
import io.anabranch.schema.SegmentKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How likely the lines of a page are said, and which cuts are taken back for that.
 *
 * @param likely by line, in the order of the page
 */
record LineChances(Map<Line, Likely> likely) {

  /** How sure the model must be that a line is said which a rule has cut. */
  private static final double CERTAINLY_SAID = 0.9;

  private static final double RATHER = 0.5;

  /** A message of which nothing seems to be said has its likeliest line, if it is this likely. */
  private static final double PERHAPS = 0.3;

  /** The same where the message as a whole looks as if something is said in it. */
  private static final double AT_ALL = 0.02;

  /** What rules cut by the place of a line rather than by its words. */
  private static final Set<SegmentKind> WEAK =
      EnumSet.of(
          SegmentKind.QUOTED,
          SegmentKind.SIGNATURE,
          SegmentKind.CODE,
          SegmentKind.FORM_LABEL,
          SegmentKind.MAIL_HEADER,
          SegmentKind.BOILERPLATE);

  private static final Pattern GREETING = Pattern.compile("\\S+(?: \\S+){0,3},");

  /**
   * Takes cuts of rules back. In what follows a header, below something that is said, only answers
   * between its lines are: one run of lines there is the mail that somebody answers or forwards.
   */
  void takeBack() {
    List<List<Line>> quotedRuns = new ArrayList<>();
    boolean said = false;
    boolean running = false;
    for (Map.Entry<Line, Likely> entry : likely.entrySet()) {
      Line line = entry.getKey();
      boolean certain = isCertain(line, entry.getValue());
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

  private static boolean isCertain(Line line, Likely likely) {
    return mayBeKept(line) && likely.of(LineClass.SAID) > CERTAINLY_SAID;
  }

  /** Where nothing seems to be said of the lines, takes back what is likeliest. */
  void keepLikeliest(boolean somethingIsSaid) {
    if (isAnySaid()) {
      return;
    }
    double least = somethingIsSaid ? AT_ALL : PERHAPS;
    likely.entrySet().stream()
        .filter(line -> mayBeKept(line.getKey()) && saidOf(line.getValue()) > least)
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

  /** "Hello Ana," is not said where nothing of what follows is. */
  void leaveNoGreetingAlone() {
    List<Line> open = likely.keySet().stream().filter(Line::isOpen).toList();
    boolean programmed =
        likely.keySet().stream().anyMatch(line -> line.kind() == SegmentKind.BOILERPLATE);
    if (open.size() == 1 && programmed && isGreeting(open.get(0))) {
      open.get(0).cut(SegmentKind.BOILERPLATE);
    }
  }

  /** Whether the model leaves a chance that something other than a greeting is said. */
  boolean mayAnyBeSaid() {
    return likely.entrySet().stream()
        .anyMatch(line -> saidOf(line.getValue()) > PERHAPS && !isGreeting(line.getKey()));
  }

  private boolean isAnySaid() {
    return likely.entrySet().stream()
        .anyMatch(
            line ->
                (line.getKey().isOpen() || line.getKey().kind() == SegmentKind.FORM_LABEL)
                    && saidOf(line.getValue()) > RATHER);
  }

  private static boolean isGreeting(Line line) {
    return GREETING.matcher(line.text()).matches();
  }

  /** A header with an address is one, whatever its words are. */
  private static boolean mayBeKept(Line line) {
    return line.kind() != null
        && WEAK.contains(line.kind())
        && (line.kind() != SegmentKind.MAIL_HEADER || line.text().indexOf('@') < 0);
  }

  private static double saidOf(Likely likely) {
    return 1 - likely.of(LineClass.AROUND);
  }
}
