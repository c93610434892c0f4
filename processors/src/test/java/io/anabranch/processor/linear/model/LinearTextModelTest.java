package io.anabranch.processor.linear.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.linear.features.Documents;
import io.anabranch.processor.linear.training.ToyModel;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearTextModelTest {

  private final LinearTextModel model = ToyModel.train(1);

  @Test
  void shouldRankLabelsOfUnseenText() {
    List<LabelScore> scores = scores(Documents.of("my/PRP$ refund/NN", 0.8f, 0.6f));

    assertThat(scores).extracting(LabelScore::label).containsExactly("refund", "password");
    assertThat(scores.get(0).given()).isTrue();
    assertThat(scores.get(1).given()).isFalse();
    assertThat(scores.stream().mapToDouble(LabelScore::probability).sum())
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void shouldScoreTextWithoutKnownWordsByEmbedding() {
    assertThat(scores(Documents.of("", 0, 1)).get(0).label()).isEqualTo("password");
  }

  @Test
  void shouldRejectEmbeddingOfOtherModelVersion() {
    Document document = Documents.of("refund/NN", 1, 0);
    Embedding embedding = document.get(EmbeddingStage.ANNOTATION);
    embedding.setModel(new ModelInfo("letters", "2"));

    assertThat(model.score(document))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.reason())
                    .contains("letters:2", "letters:1", "toy:" + model.info().getVersion()));
  }

  private List<LabelScore> scores(Document document) {
    return model.score(document) instanceof Done<List<LabelScore>> done ? done.value() : List.of();
  }
}
