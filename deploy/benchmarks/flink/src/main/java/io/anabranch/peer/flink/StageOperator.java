package io.anabranch.peer.flink;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs the processor of a stage over batches of what waits: it collects until a batch is full, or
 * until its task has no more input at hand. It waits for no time, and has nothing in hand at a
 * checkpoint.
 *
 * <p>A task takes the mails in its mailbox, then one element of its input, in turns. A mail that
 * finds that an element has come since the one before it posts another; one that finds none runs
 * the batch.
 */
final class StageOperator extends AbstractStreamOperator<Annotated>
    implements OneInputStreamOperator<Annotated, Annotated> {

  private static final long serialVersionUID = 1L;

  private final transient StageBatch<?> batch;
  private final transient MailboxExecutor mailbox;
  private final transient List<Annotated> waiting = new ArrayList<>();
  private final int batchSize;
  private boolean looks;
  private boolean hasCome;

  StageOperator(
      StreamOperatorParameters<Annotated> parameters, StageBatch<?> batch, int batchSize) {
    super(parameters);
    this.batch = batch;
    this.batchSize = batchSize;
    mailbox = parameters.getMailboxExecutor();
  }

  @Override
  public void processElement(StreamRecord<Annotated> element) {
    waiting.add(element.getValue());
    hasCome = true;
    if (waiting.size() >= batchSize) {
      flush();
    } else if (!looks) {
      lookAgain();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void finish() {
    flush();
  }

  private void lookAgain() {
    looks = true;
    mailbox.execute(this::look, "look for more input");
  }

  private void look() {
    looks = false;
    if (waiting.isEmpty()) {
      return;
    }
    if (hasCome) {
      hasCome = false;
      lookAgain();
    } else {
      flush();
    }
  }

  private void flush() {
    if (!waiting.isEmpty()) {
      List<Annotated> results = batch.process(waiting);
      waiting.clear();
      results.forEach(result -> output.collect(new StreamRecord<>(result)));
    }
  }
}
