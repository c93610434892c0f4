package io.anabranch.remote;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import io.anabranch.task.OutcomeJson;
import io.anabranch.topology.limit.InferenceLimit;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Has documents computed by workers elsewhere. Where they do not answer in time, what is broken is
 * the way to them, not the documents.
 *
 * @param <T> Avro type of the annotation
 */
final class RemoteProcessor<T extends SpecificRecord> implements TextProcessor<T> {

  /** Whoever runs the processor is told that workers do not answer before it gives the call up. */
  private static final int PERCENT_OF_LIMIT = 80;

  private final OutcomeJson<T> outcomes;
  private final DocumentWriter writer;
  private final TaskBoard board;
  private final int batch;
  private final InferenceLimit limit;
  private final Suspects suspects = new Suspects();
  private volatile boolean isClosed;

  /**
   * @param board closed with this
   * @param batch most documents in a task
   * @param limit for a call, if it were computed here
   */
  RemoteProcessor(
      Annotation<T> annotation,
      DocumentWriter writer,
      TaskBoard board,
      int batch,
      InferenceLimit limit) {
    this.outcomes = new OutcomeJson<>(annotation.type());
    this.writer = writer;
    this.board = board;
    this.batch = batch;
    this.limit = limit;
  }

  /** That of the workers, as it is configured. */
  @Override
  public ModelInfo model() {
    return board.queue().model();
  }

  @Override
  public List<Outcome<T>> process(List<Document> documents) {
    if (isClosed) {
      throw new IllegalStateException("the processor is closed");
    }
    Duration longest = limit.of(documents).multipliedBy(PERCENT_OF_LIMIT).dividedBy(100);
    return new RemoteCall<>(
            board, suspects, outcomes, documents.stream().map(writer::write).toList())
        .run(batch, longest);
  }

  @Override
  public void close() {
    isClosed = true;
    board.close();
  }
}
