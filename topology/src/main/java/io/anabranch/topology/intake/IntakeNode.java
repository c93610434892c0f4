package io.anabranch.topology.intake;

import io.anabranch.topology.commit.QuietCommit;
import io.anabranch.topology.record.PartitionedValue;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hands records to the {@link IntakeTask} that it opens at its start. */
final class IntakeNode implements Processor<byte[], byte[], byte[], PartitionedValue> {

  private final Function<ProcessorContext<byte[], PartitionedValue>, IntakeTask> opener;
  private @Nullable IntakeTask task;
  private @Nullable QuietCommit commit;

  IntakeNode(Function<ProcessorContext<byte[], PartitionedValue>, IntakeTask> opener) {
    this.opener = opener;
  }

  @Override
  public void init(ProcessorContext<byte[], PartitionedValue> context) {
    task = opener.apply(context);
    commit = new QuietCommit(context);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Objects.requireNonNull(task).process(record);
    Objects.requireNonNull(commit).read();
  }

  @Override
  public void close() {
    Objects.requireNonNull(task).close();
  }
}
