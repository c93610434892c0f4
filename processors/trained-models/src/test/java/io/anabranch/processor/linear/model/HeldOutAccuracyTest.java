package io.anabranch.processor.linear.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.data.LabelledText;
import io.anabranch.data.LabelledTexts;
import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import io.anabranch.processor.embedding.EmbeddingProcessorFactory;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.processor.pos.PosProcessorFactory;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of the build on texts that they never saw. The floors are well below what was
 * measured: a broken model fails, and one that is a little worse does not.
 */
class HeldOutAccuracyTest {

  private static final Logger log = LoggerFactory.getLogger(HeldOutAccuracyTest.class);
  private static final Path MODELS = BuildFolders.models();
  private static final Path TESTDATA = BuildFolders.testdata();

  @ParameterizedTest
  @CsvSource({
    "classification, test, 0.70",
    "sentiment, test, 0.70",
    "sentiment, test-unseen, 0.70"
  })
  void shouldLabelUnseenTexts(String stage, String part, double floor) {
    double accuracy =
        accuracy(
            stage,
            part,
            (model, document) -> ((Done<List<LabelScore>>) model.score(document)).value());

    log.info("Held out: stage={} part={} accuracy={}", stage, part, accuracy);
    assertThat(accuracy).isGreaterThanOrEqualTo(floor);
  }

  @ParameterizedTest
  @CsvSource({"test, 0.80", "test-unseen, 0.80"})
  void shouldTellSentimentByWordsAlone(String part, double floor) {
    double accuracy =
        accuracy(
            "sentiment",
            part,
            (model, document) -> model.scoreWords(document.get(PosStage.ANNOTATION)));

    log.info("Held out, words alone: part={} accuracy={}", part, accuracy);
    assertThat(accuracy).isGreaterThanOrEqualTo(floor);
  }

  @Test
  void shouldTellClassesByWordsAlone() {
    LinearTextModel words =
        LinearModelFiles.readWords(MODELS.resolve("classification")).orElseThrow();

    double accuracy =
        accuracy(
            "classification",
            "test",
            (model, document) -> words.scoreWords(document.get(PosStage.ANNOTATION)));

    log.info("Held out, words alone: stage=classification part=test accuracy={}", accuracy);
    assertThat(accuracy).isGreaterThanOrEqualTo(0.65);
  }

  @ParameterizedTest
  @CsvSource({"classification, 0.72", "sentiment, 0.76"})
  void shouldLabelUnseenTextsInGerman(String stage, double floor) {
    LinearTextModel model = LinearModelFiles.read(MODELS.resolve(stage + "-de"));
    List<LabelledText> texts =
        LabelledTexts.read(TESTDATA.resolve(stage).resolve("de").resolve("test.tsv"));
    long right =
        texts.stream()
            .filter(
                text -> {
                  Document document =
                      Document.of(Message.newBuilder().setText(text.text()).build());
                  LabelScore best = ((Done<List<LabelScore>>) model.score(document)).value().get(0);
                  return text.labels().contains(best.label());
                })
            .count();
    double accuracy = right / (double) texts.size();

    log.info("Held out in German: stage={} accuracy={}", stage, accuracy);
    assertThat(accuracy).isGreaterThanOrEqualTo(floor);
  }

  private static double accuracy(
      String stage, String part, BiFunction<LinearTextModel, Document, List<LabelScore>> scores) {
    LinearTextModel model = LinearModelFiles.read(MODELS.resolve(stage));
    List<LabelledText> texts = LabelledTexts.read(TESTDATA.resolve(stage).resolve(part + ".tsv"));
    List<AnnotatedMessage> annotated = annotate(texts);
    long right = 0;
    for (int i = 0; i < texts.size(); i++) {
      LabelScore best = scores.apply(model, annotated.get(i).document()).get(0);
      if (texts.get(i).labels().contains(best.label())) {
        right++;
      }
    }
    return right / (double) texts.size();
  }

  private static List<AnnotatedMessage> annotate(List<LabelledText> texts) {
    try (Models models =
            new Models(MODELS, () -> DjlEmbedder.open(MODELS, EmbeddingOptions.defaults()));
        ProcessorGraph graph =
            ProcessorGraph.builder(models)
                .add(new PosProcessorFactory())
                .add(new EmbeddingProcessorFactory())
                .build()) {
      return graph.annotate(
          texts.stream().map(one -> Message.newBuilder().setText(one.text()).build()).toList());
    }
  }
}
