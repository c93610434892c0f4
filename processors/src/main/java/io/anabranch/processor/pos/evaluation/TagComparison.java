package io.anabranch.processor.pos.evaluation;

import io.anabranch.comparison.Change;
import io.anabranch.comparison.ChangeCounts;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares tags token by token. Tokens that only one of the two has, because the texts were split
 * otherwise, count as different.
 */
public final class TagComparison
    implements ResultComparison<TaggedText, Map<TagComparison.Span, String>> {

  public static final String SAME_TOKENS = "tokensOfSameSpanAndTag";

  private static final String NONE = "(no such token)";

  private final ChangeCounts changes = new ChangeCounts();
  private long tokens;
  private long same;

  /** Where a token is in the text. */
  record Span(int begin, int end) implements Comparable<Span> {

    @Override
    public int compareTo(Span other) {
      return begin == other.begin
          ? Integer.compare(end, other.end)
          : Integer.compare(begin, other.begin);
    }
  }

  @Override
  public Class<TaggedText> type() {
    return TaggedText.class;
  }

  @Override
  public String criterion() {
    return "all tokens and tags the same";
  }

  @Override
  public Map<Span, String> essence(TaggedText result) {
    Map<Span, String> tags = new TreeMap<>();
    result
        .getSentences()
        .forEach(
            sentence -> {
              for (Token token : sentence.getTokens()) {
                tags.put(new Span(token.getBegin(), token.getEnd()), token.getTag().intern());
              }
            });
    return tags;
  }

  @Override
  public Optional<String> add(Map<Span, String> live, Map<Span, String> candidate) {
    TreeSet<Span> spans = new TreeSet<>(live.keySet());
    spans.addAll(candidate.keySet());
    long before = same;
    for (Span span : spans) {
      String from = live.getOrDefault(span, NONE);
      String to = candidate.getOrDefault(span, NONE);
      if (Objects.equals(from, to)) {
        same++;
      } else {
        changes.add(from, to);
      }
    }
    tokens += spans.size();
    long different = spans.size() - (same - before);
    return different == 0
        ? Optional.empty()
        : Optional.of("%d of %d tokens".formatted(different, spans.size()));
  }

  @Override
  public Map<String, Double> figures() {
    return Map.of(SAME_TOKENS, (double) same / tokens);
  }

  @Override
  public List<Change> changes() {
    return changes.sorted();
  }
}
