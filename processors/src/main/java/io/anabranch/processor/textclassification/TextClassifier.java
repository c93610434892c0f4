package io.anabranch.processor.textclassification;

import ai.djl.Model;
import ai.djl.ModelException;
import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import io.anabranch.processor.Checksum;
import io.anabranch.processor.djl.BertInputs;
import io.anabranch.processor.djl.LengthBatches;
import io.anabranch.processor.djl.ModelFile;
import io.anabranch.processor.djl.TextPredictor;
import io.anabranch.schema.ModelInfo;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text-classification model on DJL's engines. Safe for use by several threads.
 *
 * <p>The other texts of a batch change a probability by rounding only.
 */
public final class TextClassifier implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TextClassifier.class);
  private static final String TOKENIZER = "tokenizer.json";
  private static final String PROBE = "probe";

  private final ModelInfo info;
  private final List<String> labels;
  private final boolean multiLabel;
  private final TextPredictor<float[]> predictor;

  private TextClassifier(
      ModelInfo info, List<String> labels, boolean multiLabel, TextPredictor<float[]> predictor) {
    this.info = info;
    this.labels = labels;
    this.multiLabel = multiLabel;
    this.predictor = predictor;
  }

  /**
   * Loads a model, with {@value #TOKENIZER} beside it.
   *
   * @throws IllegalArgumentException if its labels are not known, or it does not take texts as the
   *     options say
   * @throws UncheckedIOException if there is no such model, or it cannot be read
   */
  public static TextClassifier open(TextClassifierOptions options) {
    String location = options.location().location();
    try {
      ModelFile file = options.location().find();
      Model model = file.load(Criteria.builder().setTypes(NDList.class, NDList.class));
      try {
        TextClassifier classifier = of(model, file, options);
        log.info(
            "Text classifier is open: model={} labels={}",
            classifier.info,
            classifier.labels.size());
        return classifier;
      } catch (IOException | RuntimeException e) {
        model.close();
        throw e;
      }
    } catch (IOException | ModelException | EngineException e) {
      throw new UncheckedIOException(
          new IOException("cannot load the text-classification model at " + location, e));
    }
  }

  private static TextClassifier of(Model model, ModelFile file, TextClassifierOptions options)
      throws IOException {
    Path folder = file.folder();
    ClassifierConfig config = ClassifierConfig.read(folder);
    List<String> labels = options.labelNames().orElse(config.labels());
    requireLength(options, config);
    BertInputs told = BertInputs.of(model);
    BertInputs inputs = new BertInputs(told.tokenTypes() || options.tokenTypes(), told.named());
    TextPredictor<float[]> predictor =
        new TextPredictor<>(
            model,
            new LogitsTranslator(tokenizer(model, folder, options.maxLength()), inputs),
            new LengthBatches(options.batchSize(), options.maxLength()));
    requireLabels(labels, predictor.predict(List.of(PROBE)).get(0).length, folder);
    String settings =
        String.join(
            "\n",
            Checksum.sha256(folder.resolve(TOKENIZER)),
            labels.toString(),
            Boolean.toString(config.multiLabel()),
            inputs.toString());
    String version =
        "%s-%s-%d"
            .formatted(
                Checksum.sha256(file.path()).substring(0, 12),
                Checksum.sha256(settings).substring(0, 8),
                options.maxLength());
    return new TextClassifier(
        new ModelInfo(model.getName(), version), labels, config.multiLabel(), predictor);
  }

  private static HuggingFaceTokenizer tokenizer(Model model, Path folder, int maxLength)
      throws IOException {
    if (!Files.exists(folder.resolve(TOKENIZER))) {
      throw new FileNotFoundException(folder + " has no " + TOKENIZER);
    }
    return HuggingFaceTokenizer.builder()
        .optManager(model.getNDManager())
        .optTokenizerPath(folder)
        .optPadding(true)
        .optTruncation(true)
        .optMaxLength(maxLength)
        .build();
  }

  private static void requireLength(TextClassifierOptions options, ClassifierConfig config) {
    config
        .positions()
        .ifPresent(
            most -> {
              if (options.maxLength() > most) {
                throw new IllegalArgumentException(
                    "option 'max-length' is '%d'; allowed by the model: at most %d"
                        .formatted(options.maxLength(), most));
              }
            });
  }

  private static void requireLabels(List<String> labels, int outputs, Path folder) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "%s says no labels, neither 'id2label' in %s nor %s; name the %d outputs of the model by the option 'labels', with commas"
              .formatted(folder, ClassifierConfig.CONFIG, ClassifierConfig.LABELS, outputs));
    }
    if (labels.size() != outputs) {
      throw new IllegalArgumentException(
          "the model in %s has %d outputs, but %d labels are named: %s; name all by the option 'labels', with commas"
              .formatted(folder, outputs, labels.size(), String.join(", ", labels)));
    }
  }

  public ModelInfo model() {
    return info;
  }

  /** Names of the outputs. */
  public List<String> labels() {
    return labels;
  }

  /** Whether each label has a probability of its own, which need not add up to 1. */
  boolean multiLabel() {
    return multiLabel;
  }

  /**
   * The probabilities of the labels of each text, in the order of the texts and of {@link #labels};
   * not numbers where the model gives none.
   *
   * @throws EngineException if the model fails
   * @throws IllegalStateException after {@link #close()}
   */
  List<double[]> probabilities(List<String> texts) {
    return predictor.predict(texts).stream()
        .map(multiLabel ? Activation::sigmoid : Activation::softmax)
        .toList();
  }

  @Override
  public void close() {
    predictor.close();
  }
}
