package io.anabranch.topology.limit;

import io.anabranch.processor.Document;
import io.anabranch.processor.said.SaidView;
import java.time.Duration;
import java.util.List;

/**
 * How long a model may take before the stage gives the call up. A long text is read in windows and
 * has that time for each, within a limit for all.
 *
 * @param window longest time for a window, which is all of an ordinary message
 * @param most longest time for a batch or a long text
 */
public record InferenceLimit(Duration window, Duration most) {

  /** UTF-16 code units; a model of embeddings reads about half as many at once. */
  private static final int WINDOW = 2_000;

  /** A batch has the time of so many windows beside those of its long texts. */
  private static final int WINDOWS_A_BATCH = 2;

  /**
   * As long as a stage may take without losing its place in its group; and, where it computes in
   * transactions, as long as one is open for a batch of ordinary messages.
   */
  public static InferenceLimit of(Duration window, boolean inTransactions) {
    Duration batch = window.multipliedBy(WINDOWS_A_BATCH);
    Duration call = Duration.ofMinutes(2);
    return new InferenceLimit(window, inTransactions || batch.compareTo(call) > 0 ? batch : call);
  }

  /** Longest time for some documents; a batch that takes longer is computed one by one. */
  public Duration of(List<Document> documents) {
    long windows = documents.size() == 1 ? 1 : WINDOWS_A_BATCH;
    for (Document document : documents) {
      windows += SaidView.textLength(document) / WINDOW;
    }
    Duration all = window.multipliedBy(windows);
    return all.compareTo(most) < 0 ? all : most;
  }
}
