package io.anabranch.processor.linear.training;

import io.anabranch.data.LabelledText;
import io.anabranch.data.LabelledTexts;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Checksum;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.processor.linear.features.FeatureExtractor;
import io.anabranch.processor.linear.features.TextInput;
import io.anabranch.processor.linear.model.LinearModelFiles;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.processor.linear.model.TrainingReport;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.processor.said.SaidView;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains models from files of labelled texts in one language, which it tags and embeds as the
 * stages do. A stage whose model does not know the language is left out, and the trained models do
 * without.
 */
public final class TrainingRun implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TrainingRun.class);
  private static final int BATCH = 256;

  private final ProcessorGraph graph;
  private final String language;
  private final TextInput input;

  private TrainingRun(TrainingGraph read, String language) {
    this.graph = read.graph();
    this.language = language;
    this.input = read.input();
  }

  /**
   * Opens the tagger and the embedding, if they know the language.
   *
   * @param models stay the caller's
   * @param language of the texts
   * @param stageOptions gives the options of a stage by its name, the same as when the model is
   *     used
   * @throws IllegalArgumentException if one of them is wrong, or the language is none
   */
  public static TrainingRun open(
      Models models, String language, Function<String, Map<String, String>> stageOptions) {
    boolean embedded = TrainingGraph.embeds(language, stageOptions);
    return new TrainingRun(TrainingGraph.open(models, language, stageOptions, embedded), language);
  }

  /** As {@link #open}, for models of words alone: the embedding stays out. */
  public static TrainingRun openForWords(
      Models models, String language, Function<String, Map<String, String>> stageOptions) {
    return new TrainingRun(TrainingGraph.open(models, language, stageOptions, false), language);
  }

  /**
   * Trains a model and writes it, unless the folder holds what would come out.
   *
   * @param stage annotation that the model is for
   * @param data labelled texts, as {@link LabelledTexts} reads them
   * @param folder folder of the model
   * @param defaults how to train it, where all that can be read is
   * @param progress told what begins and how far it is
   * @return what training chose and how good it is; empty if the folder was up to date
   * @throws IllegalArgumentException if the data is malformed or too small
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public Optional<TrainingReport> train(
      Annotation<?> stage,
      Path data,
      Path folder,
      TrainingSettings defaults,
      Consumer<String> progress) {
    TrainingSettings settings = defaults.reading(input);
    ModelOrigin origin =
        ModelOrigin.of(
            "linear-" + stage.name(),
            language,
            checksum(data),
            model(input.tagged(), PosStage.ANNOTATION),
            model(input.embedded(), EmbeddingStage.ANNOTATION),
            settings);
    if (LinearModelFiles.version(folder).filter(origin.version()::equals).isPresent()) {
      log.info("Model is up to date: stage={} version={}", stage, origin.version());
      return Optional.empty();
    }
    List<Example> examples = examples(LabelledTexts.read(data), settings, progress);
    LinearTextModel model = new LinearModelTrainer(settings, examples).train(origin, progress);
    LinearModelFiles.write(folder, model);
    return Optional.of(model.description().report());
  }

  private List<Example> examples(
      List<LabelledText> texts, TrainingSettings settings, Consumer<String> progress) {
    FeatureExtractor extractor = new FeatureExtractor(settings.blocks().keySet(), language);
    List<Example> examples = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += BATCH) {
      progress.accept("reading, %d of %d texts".formatted(from, texts.size()));
      List<LabelledText> batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
      List<AnnotatedMessage> annotated = graph.annotate(batch.stream().map(this::message).toList());
      for (int i = 0; i < batch.size(); i++) {
        Document document = SaidView.of(annotated.get(i).document()).document();
        if (input.missing(document).isEmpty()) {
          examples.add(
              new Example(
                  extractor.extract(input.text(document), input.embedding(document)),
                  batch.get(i).labels()));
        }
      }
    }
    if (examples.size() < texts.size()) {
      log.warn("Texts were rejected: count={}", texts.size() - examples.size());
    }
    return examples;
  }

  private Optional<ModelInfo> model(boolean isRead, Annotation<?> annotation) {
    return isRead ? Optional.of(graph.processor(annotation).model()) : Optional.empty();
  }

  private static String checksum(Path data) {
    try {
      return Checksum.sha256(LabelledTexts.files(data));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + data, e);
    }
  }

  private Message message(LabelledText text) {
    return Message.newBuilder().setText(text.text()).setLanguage(language).build();
  }

  @Override
  public void close() {
    graph.close();
  }
}
