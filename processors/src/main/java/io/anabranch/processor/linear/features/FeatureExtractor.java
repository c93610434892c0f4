package io.anabranch.processor.linear.features;

import io.anabranch.processor.Document;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Embedding;
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

  /**
   * How much longer the hidden state is than the vector. Chosen on the validation file of CLINC150
   * and by leaving out one domain of the sentiment data after the other; 1 and 4 are nearly as
   * good.
   */
  private static final float HIDDEN_STATE = 2;

  private final Set<FeatureBlock> blocks;

  public FeatureExtractor(Set<FeatureBlock> blocks) {
    this.blocks = Set.copyOf(blocks);
  }

  /**
   * The features of a document.
   *
   * @param document has tags and embedding
   */
  public TextFeatures extract(Document document) {
    return extract(
        document.get(PosStage.ANNOTATION), embedding(document.get(EmbeddingStage.ANNOTATION)));
  }

  /**
   * The features of a tagged text.
   *
   * @param embedding as {@link #embedding} gives it, or empty for the words alone
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

  /** The vector, and then the hidden state if there is one. */
  private static float[] embedding(Embedding embedding) {
    List<Float> vector = embedding.getVector();
    List<Float> hiddenState = embedding.getHiddenState();
    float[] elements = new float[vector.size() + hiddenState.size()];
    for (int i = 0; i < vector.size(); i++) {
      elements[i] = vector.get(i);
    }
    for (int i = 0; i < hiddenState.size(); i++) {
      elements[vector.size() + i] = HIDDEN_STATE * hiddenState.get(i);
    }
    return elements;
  }
}
