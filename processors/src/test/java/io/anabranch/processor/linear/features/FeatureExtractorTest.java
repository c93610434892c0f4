package io.anabranch.processor.linear.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Document;
import io.anabranch.processor.embedding.EmbeddingStage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {

  @Test
  void shouldCountFeaturesOverAllSentences() {
    TextFeatures features =
        features(Documents.of("No/UH\nNo/UH way/NN", 1, 0), FeatureBlock.WORDS, FeatureBlock.TAGS);

    assertThat(features.counts(FeatureBlock.WORDS))
        .isEqualTo(
            Map.of("no", 2, "way", 1, "<s> no", 2, "no </s>", 1, "no way", 1, "way </s>", 1));
    assertThat(features.counts(FeatureBlock.TAGS)).containsEntry("<s> UH NN", 1);
    assertThat(features.embedding()).containsExactly(1, 0);
  }

  @Test
  void shouldPutHiddenStateBehindVector() {
    Document document = Documents.of("Yes/UH", 0.6f, 0.8f);
    document.get(EmbeddingStage.ANNOTATION).setHiddenState(List.of(0f, 1f));

    TextFeatures features = features(document, FeatureBlock.WORDS);

    assertThat(features.embedding()).containsExactly(0.6f, 0.8f, 0, 2);
    assertThat(features.withoutEmbedding().embedding()).isEmpty();
    assertThat(features.withoutEmbedding().counts(FeatureBlock.WORDS)).containsKey("yes");
  }

  @Test
  void shouldLeaveOutOtherBlocks() {
    TextFeatures features = features(Documents.of("Yes/UH"), FeatureBlock.LEMMAS);

    assertThat(features.counts(FeatureBlock.WORDS)).isEmpty();
    assertThat(features.counts(FeatureBlock.LEMMAS)).containsKey("yes");
  }

  private static TextFeatures features(Document document, FeatureBlock... blocks) {
    TextInput input = new TextInput(true, true);
    return new FeatureExtractor(Set.of(blocks), "en")
        .extract(input.text(document), input.embedding(document));
  }
}
