package io.anabranch.processor.embedding;

import ai.djl.ModelException;
import ai.djl.engine.EngineException;
import io.anabranch.processor.EncodedText;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.processor.djl.LengthBatches;
import io.anabranch.processor.djl.ModelLocation;
import io.anabranch.processor.djl.TextPredictor;
import io.anabranch.schema.ModelInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embeds by a TorchScript or ONNX model on DJL's engines. One copy of the weights serves all
 * threads; each computes on one core.
 *
 * <p>Texts are batched by length. The other texts of a batch change a vector by rounding only: less
 * than {@code 1e-5} an element, in practice about {@code 1e-7}. The empty text has a vector too:
 * that of the two special tokens.
 *
 * <p>DJL unpacks PyTorch's native libraries to {@code ~/.djl.ai}, or to where the environment
 * variable or system property {@code DJL_CACHE_DIR} says.
 */
public final class DjlEmbedder implements TextEmbedder {

  /** Folder of the model that the build prepared, under the folder of models. */
  public static final String DIRECTORY = "embedding";

  /** The same in bfloat16. */
  private static final String BF16_DIRECTORY = DIRECTORY + "-" + Precision.BF16;

  private static final Logger log = LoggerFactory.getLogger(DjlEmbedder.class);
  private static final String PROBE = "probe";

  private final ModelInfo info;
  private final TextPredictor<float[]> predictor;
  private final int dimension;

  private DjlEmbedder(LoadedModel loaded, TextPredictor<float[]> predictor) {
    this.info = loaded.info();
    this.predictor = predictor;
    int elements = predictor.predict(List.of(PROBE)).get(0).length;
    this.dimension = loaded.dimension().orElse(elements);
  }

  /**
   * Loads a model.
   *
   * @param models folder of models, of which {@value #DIRECTORY} is used unless the options name
   *     another
   * @throws IllegalArgumentException if the model does not take texts as long as the options say,
   *     or the processor does not have their precision
   * @throws UncheckedIOException if there is no such model, or it cannot be read
   */
  public static DjlEmbedder open(Path models, EmbeddingOptions options) {
    String location = options.model().orElseGet(() -> shipped(models, options.precision()));
    try {
      LoadedModel loaded =
          LoadedModel.from(new ModelLocation(location, options.format()), options.maxLength());
      DjlEmbedder embedder = open(loaded, options);
      log.info("Embedder is open: model={} dimension={}", embedder.model(), embedder.dimension());
      return embedder;
    } catch (IOException | ModelException | EngineException e) {
      throw new UncheckedIOException(
          new IOException("cannot load the embedding model at " + location, e));
    }
  }

  private static String shipped(Path models, Precision precision) {
    precision.requireSupport();
    return models.resolve(precision == Precision.BF16 ? BF16_DIRECTORY : DIRECTORY).toString();
  }

  private static DjlEmbedder open(LoadedModel loaded, EmbeddingOptions options) {
    TextPredictor<float[]> predictor =
        new TextPredictor<>(
            loaded.model(),
            loaded.translator(),
            new LengthBatches(options.batchSize(), options.maxLength()));
    try {
      return new DjlEmbedder(loaded, predictor);
    } catch (RuntimeException e) {
      predictor.close();
      throw e;
    }
  }

  @Override
  public ModelInfo model() {
    return info;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  /**
   * {@inheritDoc}
   *
   * @throws EngineException if the model fails
   */
  @Override
  public List<EncodedText> encode(List<String> texts) {
    return predictor.predict(texts).stream().map(this::encoded).toList();
  }

  private EncodedText encoded(float[] row) {
    return new EncodedText(
        Arrays.copyOf(row, dimension), Arrays.copyOfRange(row, dimension, row.length));
  }

  /** Waits for the calls in progress, and frees the model. */
  @Override
  public void close() {
    predictor.close();
  }
}
