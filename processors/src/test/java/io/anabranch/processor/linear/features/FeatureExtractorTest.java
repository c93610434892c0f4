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
        new FeatureExtractor(Set.of(FeatureBlock.WORDS, FeatureBlock.TAGS))
            .extract(Documents.of("No/UH\nNo/UH way/NN", 1, 0));

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

    TextFeatures features = new FeatureExtractor(Set.of(FeatureBlock.WORDS)).extract(document);

    assertThat(features.embedding()).containsExactly(0.6f, 0.8f, 0, 2);
    assertThat(features.withoutEmbedding().embedding()).isEmpty();
    assertThat(features.withoutEmbedding().counts(FeatureBlock.WORDS)).containsKey("yes");
  }

  @Test
  void shouldLeaveOutOtherBlocks() {
    TextFeatures features =
        new FeatureExtractor(Set.of(FeatureBlock.LEMMAS)).extract(Documents.of("Yes/UH"));

    assertThat(features.counts(FeatureBlock.WORDS)).isEmpty();
    assertThat(features.counts(FeatureBlock.LEMMAS)).containsKey("yes");
  }
}
