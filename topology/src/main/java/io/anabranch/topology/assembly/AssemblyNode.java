package io.anabranch.topology.assembly;

import io.anabranch.topology.commit.QuietCommit;
import io.anabranch.topology.record.PartitionedValue;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hands records and ticks of the clock to the {@link AssemblyTask} that it opens at its start. */
final class AssemblyNode implements Processor<byte[], byte[], byte[], PartitionedValue> {

  private static final Duration TICK = Duration.ofMillis(500);

  private final Function<ProcessorContext<byte[], PartitionedValue>, AssemblyTask> opener;
  private @Nullable AssemblyTask task;
  private @Nullable QuietCommit commit;

  AssemblyNode(Function<ProcessorContext<byte[], PartitionedValue>, AssemblyTask> opener) {
    this.opener = opener;
  }

  @Override
  public void init(ProcessorContext<byte[], PartitionedValue> context) {
    task = opener.apply(context);
    commit = new QuietCommit(context);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> task().wake());
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

  private AssemblyTask task() {
    return Objects.requireNonNull(task);
  }
}
