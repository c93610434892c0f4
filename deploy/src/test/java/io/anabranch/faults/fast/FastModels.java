package io.anabranch.faults.fast;

import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.RankedLabel;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The annotations, without {@code source}, {@code model} and {@code processedAt}. Each depends on
 * everything that it is made of, so that mixed-up messages cannot give a right result.
 */
public final class FastModels {

  /** What every result says computed it. */
  public static final ModelInfo MODEL = new ModelInfo("fast", "1");

  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final List<String> CLASSES = List.of("billing", "delivery", "technical_problem");

  private FastModels() {}

  /** One sentence, whose tokens are what stands between white space. */
  public static TaggedText pos(String text) {
    List<Token> tokens = new ArrayList<>();
    for (Matcher word = WORD.matcher(text); word.find(); ) {
      tokens.add(new Token(word.group(), word.group(), "NN", word.start(), word.end()));
    }
    TaggedText tagged = new TaggedText();
    tagged.setText(text);
    tagged.setSentences(List.of(new Sentence(tokens)));
    return tagged;
  }

  /** The text's SHA-256 as eight numbers. */
  public static Embedding embedding(String text) {
    ByteBuffer digest = ByteBuffer.wrap(sha256(text));
    List<Float> vector = new ArrayList<>();
    while (digest.hasRemaining()) {
      vector.add(digest.getInt() / (float) Integer.MAX_VALUE);
    }
    Embedding embedding = new Embedding();
    embedding.setHiddenState(List.of());
    embedding.setVector(vector);
    embedding.setDimension(vector.size());
    return embedding;
  }

  /** The label by the text, the score by the vector. */
  public static Sentiment sentiment(TaggedText pos, Embedding embedding) {
    Sentiment sentiment = new Sentiment();
    sentiment.setLabel(choice(FastModel.LABELS, pos.getText()));
    sentiment.setScore((double) embedding.getVector().get(0));
    sentiment.setProbabilities(Map.of());
    sentiment.setSentences(List.of());
    return sentiment;
  }

  /** The label by the text, the probability by the vector. */
  public static Classification classification(TaggedText pos, Embedding embedding) {
    Classification classification = new Classification();
    String label = choice(CLASSES, pos.getText());
    double probability = Math.abs(embedding.getVector().get(1));
    classification.setLabel(label);
    classification.setProbability(probability);
    classification.setLabels(List.of(label));
    classification.setRanked(List.of(new RankedLabel(label, probability)));
    return classification;
  }

  /** One match, named after the vector. */
  public static Checklists checklists(Embedding embedding) {
    float first = embedding.getVector().get(0);
    Checklists checklists = new Checklists();
    checklists.setMatches(
        List.of(
            new ChecklistMatch(
                "list" + Float.floatToIntBits(first), 1, "Title", null, (double) first, "title")));
    checklists.setSetVersion("1");
    return checklists;
  }

  private static String choice(List<String> labels, String text) {
    return labels.get(Math.floorMod(text.hashCode(), labels.size()));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
