package io.anabranch.processor.djl;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a model on texts, those of similar length together. One copy of the weights serves all
 * threads; each computes on one core. Safe for use by several threads.
 *
 * @param <O> what the model says of a text
 */
public final class TextPredictor<O> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TextPredictor.class);

  /** Longer than a batch takes that is on its way. */
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final Model model;
  private final Translator<String, O> translator;
  private final LengthBatches batches;
  private final Queue<Predictor<String, O>> idle = new ConcurrentLinkedQueue<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * @param model closed with this
   */
  public TextPredictor(Model model, Translator<String, O> translator, LengthBatches batches) {
    this.model = model;
    this.translator = translator;
    this.batches = batches;
  }

  /**
   * One output a text, in the same order.
   *
   * @throws EngineException if the model fails
   * @throws IllegalStateException after {@link #close()}
   */
  public List<O> predict(List<String> texts) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the model is closed");
      }
      List<String> encodable =
          texts.stream().map(TextPredictor::replaceUnpairedSurrogates).toList();
      List<@Nullable O> outputs = new ArrayList<>(texts.size());
      texts.forEach(text -> outputs.add(null));
      for (List<Integer> batch : batches.of(encodable)) {
        List<O> computed = predictBatch(batch.stream().map(encodable::get).toList());
        for (int i = 0; i < batch.size(); i++) {
          outputs.set(batch.get(i), computed.get(i));
        }
      }
      return outputs.stream().map(Objects::requireNonNull).toList();
    } finally {
      lock.readLock().unlock();
    }
  }

  private List<O> predictBatch(List<String> texts) {
    Predictor<String, O> own = idle.poll();
    Predictor<String, O> predictor = own == null ? model.newPredictor(translator) : own;
    try {
      return predictor.batchPredict(texts);
    } catch (TranslateException e) {
      throw new EngineException("the model '%s' failed".formatted(model.getName()), e);
    } finally {
      idle.add(predictor);
    }
  }

  /** Tokenizers read UTF-8, which has no unpaired surrogates: U+FFFD stands for them. */
  private static String replaceUnpairedSurrogates(String text) {
    if (text.codePoints().noneMatch(TextPredictor::isSurrogate)) {
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

  /**
   * Waits for the calls in progress, and frees the model. If one has hung, it leaves the model
   * open, as the call would crash on a closed one, and whoever closes is to go on.
   */
  @Override
  public void close() {
    if (!lockedForClose()) {
      log.warn("Model stays open, because a call is still busy: model={}", model.getName());
      return;
    }
    try {
      if (!closed) {
        closed = true;
        idle.forEach(Predictor::close);
        model.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private boolean lockedForClose() {
    try {
      return lock.writeLock().tryLock(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return lock.writeLock().tryLock();
    }
  }
}
