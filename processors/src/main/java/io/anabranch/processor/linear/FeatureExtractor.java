package io.anabranch.processor.linear;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.Token;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Counts the features of a text in the given blocks. */
final class FeatureExtractor {

  private final Set<FeatureBlock> blocks;

  FeatureExtractor(Set<FeatureBlock> blocks) {
    this.blocks = Set.copyOf(blocks);
  }

  /**
   * @param document has tags and embedding
   */
  TextFeatures extract(Document document) {
    Map<FeatureBlock, Map<String, Integer>> counts = new EnumMap<>(FeatureBlock.class);
    for (FeatureBlock block : blocks) {
      Map<String, Integer> terms = new HashMap<>();
      for (Sentence sentence : document.get(Annotation.POS).getSentences()) {
        extract(block, sentence.getTokens(), term -> terms.merge(term, 1, Integer::sum));
      }
      counts.put(block, terms);
    }
    return new TextFeatures(counts, vector(document.get(Annotation.EMBEDDING).getVector()));
  }

  private static void extract(FeatureBlock block, List<Token> tokens, Consumer<String> sink) {
    switch (block) {
      case WORDS -> NGrams.ofItems(items(tokens, FeatureExtractor::word), 2, sink);
      case CHARACTERS ->
          items(tokens, FeatureExtractor::word)
              .forEach(word -> NGrams.ofCharacters(word, 3, 5, sink));
      case LEMMAS -> NGrams.ofItems(items(tokens, token -> Words.fold(token.getLemma())), 2, sink);
      case TAGS -> NGrams.ofItems(items(tokens, Token::getTag), 3, sink);
      case AFFECT -> {
        SentimentFeatures.extract(tokens, sink);
        PolarityFeatures.extract(tokens, sink);
      }
    }
  }

  private static List<String> items(List<Token> tokens, Function<Token, String> item) {
    return tokens.stream().map(item).toList();
  }

  private static String word(Token token) {
    return Words.fold(token.getText());
  }

  private static float[] vector(List<Float> elements) {
    float[] vector = new float[elements.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = elements.get(i);
    }
    return vector;
  }
}
