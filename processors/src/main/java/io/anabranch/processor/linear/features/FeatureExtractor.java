package io.anabranch.processor.linear.features;

import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Counts the features of a text in the given blocks. */
public final class FeatureExtractor {

  private final Set<FeatureBlock> blocks;
  private final AffectWords affect;
  private final TopicWords topics;

  /**
   * @param language of the texts, as {@link io.anabranch.language.Languages#require} allows it
   */
  public FeatureExtractor(Set<FeatureBlock> blocks, String language) {
    this.blocks = Set.copyOf(blocks);
    this.affect = AffectWords.of(language);
    this.topics = TopicWords.of(language);
  }

  /**
   * The features of a text.
   *
   * @param embedding as {@link TextInput#embedding} gives it, or empty for the words alone
   */
  public TextFeatures extract(TaggedText text, float[] embedding) {
    Map<FeatureBlock, Map<String, Integer>> counts = new EnumMap<>(FeatureBlock.class);
    for (FeatureBlock block : blocks) {
      Map<String, Integer> terms = new HashMap<>();
      for (Sentence sentence : text.getSentences()) {
        extract(block, sentence.getTokens(), term -> terms.merge(term, 1, Integer::sum));
      }
      counts.put(block, terms);
    }
    return new TextFeatures(counts, embedding);
  }

  private void extract(FeatureBlock block, List<Token> tokens, Consumer<String> sink) {
    switch (block) {
      case WORDS -> NGrams.ofItems(items(tokens, FeatureExtractor::word), 2, sink);
      case CHARACTERS ->
          items(tokens, FeatureExtractor::word)
              .forEach(word -> NGrams.ofCharacters(word, 3, 5, sink));
      case LEMMAS -> NGrams.ofItems(items(tokens, token -> Words.fold(token.getLemma())), 2, sink);
      case TAGS -> NGrams.ofItems(items(tokens, Token::getTag), 3, sink);
      case TOPICS -> NGrams.ofItems(topics(tokens), 2, sink);
      case AFFECT -> {
        SentimentFeatures.extract(tokens, affect, sink);
        PolarityFeatures.extract(tokens, affect, sink);
      }
    }
  }

  private List<String> topics(List<Token> tokens) {
    return tokens.stream().flatMap(token -> topics.topics(word(token)).stream()).toList();
  }

  private static List<String> items(List<Token> tokens, Function<Token, String> item) {
    return tokens.stream().map(item).toList();
  }

  private static String word(Token token) {
    return Words.fold(token.getText());
  }
}
