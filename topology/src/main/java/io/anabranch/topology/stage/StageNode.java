package io.anabranch.topology.stage;

import io.anabranch.topology.commit.QuietCommit;
import io.anabranch.topology.record.PartitionedValue;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hands records to the {@link StageTask} that it opens at its start. */
final class StageNode implements Processor<byte[], byte[], byte[], PartitionedValue> {

  private final Function<ProcessorContext<byte[], PartitionedValue>, StageTask<?>> opener;
  private @Nullable StageTask<?> task;
  private @Nullable QuietCommit commit;

  StageNode(Function<ProcessorContext<byte[], PartitionedValue>, StageTask<?>> opener) {
    this.opener = opener;
  }

  @Override
  public void init(ProcessorContext<byte[], PartitionedValue> context) {
    task = opener.apply(context);
    commit = new QuietCommit(context);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    task().process(record);
    Objects.requireNonNull(commit).read();
  }

  @Override
  public void close() {
    task().close();
  }

  private StageTask<?> task() {
    return Objects.requireNonNull(task);
  }
}
