package io.anabranch.processor.linear.features;

import io.anabranch.processor.Document;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Small annotated documents, written as {@code word/TAG word/TAG}, one sentence a line. */
public final class Documents {

  public static final ModelInfo EMBEDDING = new ModelInfo("letters", "1");

  private Documents() {}

  public static Document of(String tagged, float... vector) {
    TaggedText text = new TaggedText();
    text.setText(tagged);
    text.setSentences(tagged.lines().map(line -> new Sentence(tokens(line))).toList());
    Embedding embedding = new Embedding();
    embedding.setHiddenState(List.of());
    embedding.setModel(EMBEDDING);
    List<Float> elements = new ArrayList<>();
    for (float element : vector) {
      elements.add(element);
    }
    embedding.setVector(elements);
    embedding.setDimension(vector.length);
    return Document.empty()
        .with(PosStage.ANNOTATION, text)
        .with(EmbeddingStage.ANNOTATION, embedding);
  }

  /** Lemmas are the words in lower case. */
  static List<Token> tokens(String tagged) {
    return Arrays.stream(tagged.split(" "))
        .filter(pair -> !pair.isEmpty())
        .map(
            pair -> {
              int slash = pair.lastIndexOf('/');
              String word = pair.substring(0, slash);
              return new Token(
                  word, word.toLowerCase(Locale.ROOT), pair.substring(slash + 1), 0, 0);
            })
        .toList();
  }
}
