package io.anabranch.processor.content.line;

import io.anabranch.processor.content.learned.LearnedModel;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.SegmentKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Features of lines: their words and look, the look of the lines around them, where they stand on
 * the page, and what rules have made of them so far.
 */
final class PageFeatures {

  private static final int WORDS = 30;

  /** What stands above an earlier mail. */
  private static final Set<SegmentKind> ABOVE_QUOTED =
      EnumSet.of(SegmentKind.MAIL_HEADER, SegmentKind.ATTRIBUTION, SegmentKind.REPLY_MARKER);

  private static final Set<AuthorRole> COMPANY =
      EnumSet.of(AuthorRole.AGENT, AuthorRole.BOT, AuthorRole.SYSTEM);

  private final List<Line> lines = new ArrayList<>();
  private final List<LineShape> shapes = new ArrayList<>();
  private final List<Integer> paragraphs = new ArrayList<>();
  private final int labels;
  private final int questions;
  private final int core;
  private final boolean conversation;
  private final Set<SegmentKind> kinds;

  PageFeatures(Page page, boolean conversation) {
    this.conversation = conversation;
    int paragraph = 0;
    for (int i = 0; i < page.size(); i++) {
      Line line = page.get(i);
      if (line.isBlank()) {
        paragraph += i > 0 && !page.get(i - 1).isBlank() ? 1 : 0;
      } else {
        lines.add(line);
        shapes.add(LineShape.of(line.text(), line.isLink()));
        paragraphs.add(paragraph);
      }
    }
    labels = (int) shapes.stream().filter(shape -> !shape.label().isEmpty()).count();
    questions = (int) shapes.stream().filter(LineShape::asks).count();
    core = mostProse();
    kinds = page.kinds();
  }

  /** Number of lines that are seen. */
  int size() {
    return lines.size();
  }

  Line line(int i) {
    return lines.get(i);
  }

  /** Lines about which the question is open: all but those of agents, bots and systems. */
  IntStream judged() {
    return IntStream.range(0, size())
        .filter(i -> lines.get(i).role() == null || !COMPANY.contains(lines.get(i).role()));
  }

  /** Whether a line begins with a label. */
  boolean isLabelled(int i) {
    return !shapes.get(i).label().isEmpty();
  }

  private int mostProse() {
    int best = 0;
    for (int i = 1; i < shapes.size(); i++) {
      if (shapes.get(i).prose() > shapes.get(best).prose()) {
        best = i;
      }
    }
    return best;
  }

  /** Features of one of the lines. */
  List<String> of(int i) {
    List<String> features = new ArrayList<>(160);
    addWords(features, i);
    for (int distance = -2; distance <= 2; distance++) {
      addLook(features, i + distance, distance);
    }
    addPlace(features, i);
    addCuts(features, i);
    return features;
  }

  private void addWords(List<String> features, int i) {
    LineShape shape = shapes.get(i);
    List<String> words = shape.words();
    for (int j = 0; j < Math.min(words.size(), WORDS); j++) {
      features.add("w=" + words.get(j));
      if (j + 1 < words.size()) {
        features.add("b=" + words.get(j) + ' ' + words.get(j + 1));
      }
    }
    features.add("f=" + words.get(0));
    features.add("l=" + words.get(words.size() - 1));
    String all = String.join(" ", words.subList(0, Math.min(words.size(), 10)));
    features.add("all=" + all);
    if (!shape.label().isEmpty()) {
      features.add("label=" + shape.label());
      for (String word : shape.label().split(" ", -1)) {
        features.add("lw=" + word);
      }
    }
  }

  private void addLook(List<String> features, int i, int distance) {
    if (i < 0 || i >= lines.size()) {
      features.add(distance + "none");
      return;
    }
    LineShape shape = shapes.get(i);
    for (String trait : shape.traits()) {
      features.add(distance + trait);
    }
    features.add(distance + "kind=" + lines.get(i).kind());
    if (distance != 0) {
      features.add(distance + "f=" + shape.words().get(0));
      if (!shape.label().isEmpty()) {
        features.add(distance + "label=" + shape.label());
      }
    }
    if (Math.abs(distance) == 1) {
      for (int j = 0; j < Math.min(shape.words().size(), 8); j++) {
        features.add(distance + "w=" + shape.words().get(j));
      }
    }
  }

  private void addPlace(List<String> features, int i) {
    int size = lines.size();
    boolean first = i == 0 || !paragraphs.get(i).equals(paragraphs.get(i - 1));
    boolean last = i + 1 == size || !paragraphs.get(i).equals(paragraphs.get(i + 1));
    features.add("paragraph" + first + last);
    features.add("top" + LearnedModel.bucket(i, 0, 1, 2, 4));
    features.add("bottom" + LearnedModel.bucket(size - 1L - i, 0, 1, 2, 4));
    features.add("lines" + LearnedModel.bucket(size, 1, 2, 3, 5, 8, 14));
    features.add("labels" + LearnedModel.bucket(labels, 0, 1, 2, 4));
    String side = i == core ? "=" : i < core ? "<" : ">";
    long apart = Math.abs((long) paragraphs.get(i) - paragraphs.get(core));
    features.add("core" + side + (apart == 0));
    features.add("apart" + side + LearnedModel.bucket(apart, 0, 1, 2));
    features.add("above" + LearnedModel.bucket(most(0, i), 0, 2, 5, 9));
    features.add("below" + LearnedModel.bucket(most(i + 1, size), 0, 2, 5, 9));
    int prose = shapes.get(i).prose();
    features.add("prose" + LearnedModel.bucket(prose, 0, 1, 2, 4, 8));
    features.add(
        "relative"
            + LearnedModel.bucket(
                100L * prose / Math.max(1, shapes.get(core).prose()), 0, 10, 30, 60, 99));
    features.add("conversation" + conversation + lines.get(i).role());
  }

  /** What rules have cut on the page, and whether something above a header may be said. */
  private void addCuts(List<String> features, int i) {
    kinds.forEach(kind -> features.add("page=" + kind));
    if (shapes.get(i).asks()) {
      features.add("asks=" + LearnedModel.bucket(questions, 1, 2, 4));
    }
    int header = i - 1;
    while (header >= 0 && !ABOVE_QUOTED.contains(lines.get(header).kind())) {
      header--;
    }
    features.add(
        "below="
            + (header < 0 ? "none" : lines.get(header).kind())
            + lines.get(i).kind()
            + LearnedModel.bucket(mostOpen(i), 0, 2, 5, 9));
  }

  /** The most prose of a line above that no rule has cut. */
  private int mostOpen(int to) {
    int most = 0;
    for (int i = 0; i < to; i++) {
      if (lines.get(i).isOpen()) {
        most = Math.max(most, shapes.get(i).prose());
      }
    }
    return most;
  }

  private int most(int from, int to) {
    int most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, shapes.get(i).prose());
    }
    return most;
  }
}
