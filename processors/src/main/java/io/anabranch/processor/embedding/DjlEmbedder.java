package io.anabranch.processor.embedding;

import ai.djl.ModelException;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.anabranch.schema.ModelInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embeds by a TorchScript model on DJL's PyTorch engine. One copy of the weights serves all
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

  private static final Logger log = LoggerFactory.getLogger(DjlEmbedder.class);
  private static final String PROBE = "probe";

  private final LoadedModel loaded;
  private final LengthBatches batches;
  private final int dimension;
  private final Queue<Predictor<String, float[]>> idle = new ConcurrentLinkedQueue<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private DjlEmbedder(LoadedModel loaded, EmbeddingOptions options) {
    this.loaded = loaded;
    this.batches = new LengthBatches(options.batchSize(), options.maxLength());
    this.dimension = predict(List.of(PROBE)).get(0).length;
  }

  /**
   * Loads a model.
   *
   * @param models folder of models, of which {@value #DIRECTORY} is used unless the options name
   *     another
   * @throws IllegalArgumentException if the model does not take texts as long as the options say
   * @throws UncheckedIOException if there is no such model, or it cannot be read
   */
  public static DjlEmbedder open(Path models, EmbeddingOptions options) {
    String location = options.model().orElse(models.resolve(DIRECTORY).toString());
    boolean remote = location.contains("://");
    EngineDefaults.apply(remote);
    try {
      LoadedModel loaded =
          remote
              ? LoadedModel.fromUrl(location, options.maxLength())
              : LoadedModel.fromDirectory(Path.of(location), options.maxLength());
      DjlEmbedder embedder = open(loaded, options);
      log.info("Embedder is open: model={} dimension={}", embedder.model(), embedder.dimension());
      return embedder;
    } catch (IOException | ModelException | EngineException e) {
      throw new UncheckedIOException(
          new IOException("cannot load the embedding model at " + location, e));
    }
  }

  private static DjlEmbedder open(LoadedModel loaded, EmbeddingOptions options) {
    try {
      return new DjlEmbedder(loaded, options);
    } catch (RuntimeException e) {
      loaded.model().close();
      throw e;
    }
  }

  @Override
  public ModelInfo model() {
    return loaded.info();
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
  public float[][] embed(List<String> texts) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedder is closed");
      }
      List<String> encodable = texts.stream().map(DjlEmbedder::replaceUnpairedSurrogates).toList();
      float[][] vectors = new float[texts.size()][];
      for (List<Integer> batch : batches.of(encodable)) {
        List<float[]> computed = predict(batch.stream().map(encodable::get).toList());
        for (int i = 0; i < batch.size(); i++) {
          vectors[batch.get(i)] = computed.get(i);
        }
      }
      return vectors;
    } finally {
      lock.readLock().unlock();
    }
  }

  private List<float[]> predict(List<String> texts) {
    Predictor<String, float[]> own = idle.poll();
    Predictor<String, float[]> predictor =
        own == null ? loaded.model().newPredictor(loaded.translator()) : own;
    try {
      return predictor.batchPredict(texts);
    } catch (TranslateException e) {
      throw new EngineException("the embedding model failed", e);
    } finally {
      idle.add(predictor);
    }
  }

  /** The tokenizer reads UTF-8, which has no unpaired surrogates: U+FFFD stands for them. */
  private static String replaceUnpairedSurrogates(String text) {
    if (text.codePoints().noneMatch(DjlEmbedder::isSurrogate)) {
      return text;
    }
    return text.codePoints()
        .map(codePoint -> isSurrogate(codePoint) ? 0xFFFD : codePoint)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  /** Waits for the calls in progress, and frees the model. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        idle.forEach(Predictor::close);
        loaded.model().close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
