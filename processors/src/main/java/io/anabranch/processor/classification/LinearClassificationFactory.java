package io.anabranch.processor.classification;

import io.anabranch.data.LabelledText;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.linear.model.LabelScore;
import io.anabranch.processor.linear.model.LinearModelFiles;
import io.anabranch.processor.linear.model.LinearProcessor;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.schema.Classification;
import io.anabranch.schema.RankedLabel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Classification by a linear model over the embedding and n-grams.
 *
 * <p>Option {@value #MODEL}: folder of the model; by default {@value #FOLDER} in the folder of
 * models.
 */
public final class LinearClassificationFactory implements ProcessorFactory<Classification> {

  static final String MODEL = "model";
  static final String FOLDER = "classification";

  @Override
  public Annotation<Classification> annotation() {
    return Annotation.CLASSIFICATION;
  }

  @Override
  public String implementation() {
    return "linear";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.POS, Annotation.EMBEDDING);
  }

  @Override
  public TextProcessor<Classification> create(Map<String, String> options, Models models) {
    Path folder =
        Options.of(options, Set.of(MODEL))
            .text(MODEL)
            .map(Path::of)
            .orElse(models.directory().resolve(FOLDER));
    LinearTextModel model = LinearModelFiles.read(folder);
    return new LinearProcessor<>(
        model, (document, scores) -> classification(scores, model.rejects(scores)));
  }

  /**
   * @param scores all labels, the most probable first
   * @param rejected whether the message may belong to none of them
   */
  static Classification classification(List<LabelScore> scores, boolean rejected) {
    Classification classification = new Classification();
    classification.setLabel(rejected ? LabelledText.NONE_OF_THESE : scores.get(0).label());
    classification.setProbability(scores.get(0).probability());
    classification.setLabels(
        scores.stream()
            .filter(score -> score.given() && !rejected)
            .map(LabelScore::label)
            .toList());
    classification.setRanked(
        scores.stream().map(one -> new RankedLabel(one.label(), one.probability())).toList());
    return classification;
  }
}
