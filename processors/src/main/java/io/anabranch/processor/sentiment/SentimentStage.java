package io.anabranch.processor.sentiment;

import io.anabranch.comparison.LabelComparison;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.evaluation.label.LabelAnswer;
import io.anabranch.evaluation.label.LabelEvaluation;
import io.anabranch.evaluation.label.LabelReading;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.linear.features.FeatureBlock;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.processor.linear.training.LinearTraining;
import io.anabranch.schema.RankedLabel;
import io.anabranch.schema.Sentiment;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.stage.EvaluationMethod.HeldOutData;
import io.anabranch.stage.ResultLine;
import io.anabranch.stage.StageDescription;
import io.anabranch.stage.StyledText;
import io.anabranch.stage.StyledText.Style;
import io.anabranch.stage.TrainingMethod;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sentiment. */
public final class SentimentStage implements StageDescription<Sentiment> {

  /** How the writer feels. */
  public static final Annotation<Sentiment> ANNOTATION =
      new Annotation<>("sentiment", Sentiment.class);

  /** Header of enriched records: the most probable label. */
  public static final String HEADER = "anabranch.sentiment";

  private static final int COLUMNS = 14;

  @Override
  public Annotation<Sentiment> annotation() {
    return ANNOTATION;
  }

  @Override
  public String doc() {
    return "Says how the writer feels: negative, neutral or positive, in the text and in each"
        + " sentence.";
  }

  @Override
  public List<ProcessorFactory<Sentiment>> implementations() {
    return List.of(
        new LinearSentimentFactory(), new DjlSentimentFactory(), new CoreNlpSentimentFactory());
  }

  @Override
  public String defaultImplementation() {
    return "linear";
  }

  @Override
  public int place() {
    return 30;
  }

  @Override
  public Set<String> headerNames() {
    return Set.of(HEADER);
  }

  @Override
  public Map<String, String> headers(Sentiment result) {
    return Map.of(HEADER, result.getLabel());
  }

  @Override
  public Optional<ResultLine<Sentiment>> line() {
    return Optional.of(new ResultLine<>("", COLUMNS, SentimentStage::line));
  }

  @Override
  public Optional<EvaluationMethod> evaluation() {
    return Optional.of(
        new LabelEvaluation(
            new LabelReading<>(Sentiment.class, SentimentStage::answer, true),
            false,
            List.of(
                new HeldOutData(Path.of("sentiment", "test.tsv")),
                new HeldOutData(Path.of("sentiment", "test-unseen.tsv")),
                new HeldOutData(Path.of("sentiment", "de", "test.tsv"), "de"))));
  }

  @Override
  public ResultComparison<Sentiment, ?> comparison() {
    return new LabelComparison<>(Sentiment.class, Sentiment::getLabel, Optional.empty());
  }

  /** Words alone are learned too, as single sentences have no embedding. */
  @Override
  public Optional<TrainingMethod> training() {
    return Optional.of(
        new LinearTraining(
            ANNOTATION,
            seed ->
                TrainingSettings.defaults(seed)
                    .withBlock(FeatureBlock.AFFECT, 1.0)
                    .withWordsAlone()));
  }

  private static List<StyledText> line(Sentiment result) {
    Style style =
        switch (result.getLabel()) {
          case Polarity.NEGATIVE -> Style.BAD;
          case Polarity.POSITIVE -> Style.GOOD;
          default -> Style.FAINT;
        };
    return List.of(
        new StyledText(
            String.format(Locale.ROOT, "%s %+.2f", result.getLabel(), result.getScore()), style));
  }

  private static LabelAnswer answer(Sentiment result) {
    List<RankedLabel> ranked =
        result.getProbabilities().entrySet().stream()
            .map(entry -> new RankedLabel(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingDouble(RankedLabel::getProbability)
                    .reversed()
                    .thenComparing(RankedLabel::getLabel))
            .toList();
    return new LabelAnswer(result.getLabel(), ranked, Optional.empty());
  }
}
