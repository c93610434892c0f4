package io.anabranch.processor.said;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Embedding;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.SentenceSentiment;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextOffsetsTest {

  @Test
  void shouldMapOffsetsWhereverTheyAre() {
    Token token = new Token("word", "word", "NN", 3, 7);
    TaggedText tagged = new TaggedText();
    tagged.setSentences(List.of(new Sentence(List.of(token))));
    Sentiment sentiment = new Sentiment();
    sentiment.setSentences(
        List.of(new SentenceSentiment(0, 9, "neutral", 0.0, Map.of("neutral", 1.0))));

    TextOffsets.map(tagged, offset -> offset + 10);
    TextOffsets.map(sentiment, offset -> offset * 2);

    assertThat(token).isEqualTo(new Token("word", "word", "NN", 13, 17));
    assertThat(sentiment.getSentences().get(0))
        .returns(0, SentenceSentiment::getBegin)
        .returns(18, SentenceSentiment::getEnd);
  }

  @Test
  void shouldLeaveOtherNumbersAlone() {
    Embedding embedding = new Embedding();
    embedding.setDimension(3);
    embedding.setVector(List.of(1f));

    TextOffsets.map(embedding, offset -> -1);

    assertThat(embedding.getDimension()).isEqualTo(3);
  }
}
