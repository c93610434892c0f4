package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.learned.Example;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.AuthorRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Speakers of whom it is known whether their words count, for training. */
public final class SpeakerExamples {

  /** Of the words of a customer, so many are said; the rest may be about pictures and the like. */
  private static final double CUSTOMER = 0.4;

  /** So many lines of a turn are looked at. */
  private static final int LINES = 3;

  private SpeakerExamples() {}

  /** Says which share of the characters between two offsets of the visible text is said. */
  @FunctionalInterface
  public interface Said {
    double share(int from, int to);
  }

  /** The speakers of a page; none if it is no conversation, or nobody in it counts. */
  public static List<Example> of(Page page, Said said) {
    List<Turn> turns = Turns.in(page);
    Map<String, List<Double>> shares = new LinkedHashMap<>();
    for (int i = 0; i < turns.size(); i++) {
      TurnLabel label = turns.get(i).label();
      int from = turns.get(i).line();
      int to = i + 1 < turns.size() ? turns.get(i + 1).line() : page.size();
      int begin = page.get(from).begin() + label.end();
      int end = page.get(Math.min(to, from + LINES) - 1).end();
      shares.computeIfAbsent(label.key(), key -> new ArrayList<>()).add(said.share(begin, end));
    }
    if (shares.values().stream().noneMatch(SpeakerExamples::isCustomer)) {
      return List.of();
    }
    SpeakerFeatures features = new SpeakerFeatures(page, turns);
    return shares.entrySet().stream()
        .map(
            speaker ->
                new Example(
                    (isCustomer(speaker.getValue()) ? AuthorRole.CUSTOMER : AuthorRole.AGENT),
                    features.of(speaker.getKey())))
        .toList();
  }

  private static boolean isCustomer(List<Double> shares) {
    return shares.stream().mapToDouble(Double::doubleValue).average().orElse(0) > CUSTOMER;
  }
}
