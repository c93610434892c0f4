package io.anabranch.topology;

import io.anabranch.processor.Results;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads records, has them processed in batches, and forwards one result each, in order. */
final class StageNode<T extends SpecificRecord>
    implements Processor<byte[], byte[], byte[], Placed> {

  private final String stage;
  private final Supplier<StageInputReader> readers;
  private final StageProcessing<T> processing;
  private final LookAhead<T> lookAhead;
  private final int batchSize;
  private final RecordLimit limit;
  private final Function<ProcessorContext<byte[], Placed>, Outlet> outlets;
  private @Nullable ProcessorContext<byte[], Placed> context;
  private @Nullable StageInputReader reader;
  private @Nullable Outlet outlet;

  StageNode(
      String stage,
      Supplier<StageInputReader> readers,
      StageProcessing<T> processing,
      LookAhead<T> lookAhead,
      int batchSize,
      RecordLimit limit,
      Function<ProcessorContext<byte[], Placed>, Outlet> outlets) {
    this.stage = stage;
    this.readers = readers;
    this.processing = processing;
    this.lookAhead = lookAhead;
    this.batchSize = batchSize;
    this.limit = limit;
    this.outlets = outlets;
  }

  @Override
  public void init(ProcessorContext<byte[], Placed> context) {
    this.context = context;
    outlet = outlets.apply(context);
    reader = readers.get();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
    T ahead = lookAhead.take(partition, metadata.offset());
    if (record.value() == null) {
      return;
    }
    if (ahead != null) {
      forward(record, metadata, ahead);
      return;
    }
    Source self = Sources.of(metadata, record.timestamp());
    StageInput input = reader().read(record.value(), self);
    if (input instanceof StageInput.Usable usable) {
      forward(record, metadata, withBatch(usable, partition));
    } else if (input instanceof StageInput.Bad bad) {
      forward(record, metadata, processing.failed(bad.source(), bad.error()));
    } else if (input instanceof StageInput.Upstream upstream) {
      forward(record, metadata, processing.failed(upstream.source(), upstream.error()));
    } else if (input instanceof StageInput.Unidentified unidentified) {
      forwardDeadLetter(record, metadata, unidentified.self(), unidentified.error());
    }
  }

  @Override
  public void close() {
    lookAhead.forget(context().taskId().partition());
    reader().close();
    outlet().close();
  }

  /** The result of one input, computed together with those of the records that come next. */
  private T withBatch(StageInput.Usable first, TopicPartition partition) {
    List<StageInput.Usable> inputs = new ArrayList<>(List.of(first));
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> next : lookAhead.next(partition, batchSize - 1)) {
      if (next.value() == null) {
        continue;
      }
      StageInput input = read(next);
      if (input instanceof StageInput.Usable usable) {
        inputs.add(usable);
        records.add(next);
      } else if (input instanceof StageInput.Bad bad) {
        lookAhead.keep(next, processing.failed(bad.source(), bad.error()));
      } else if (input instanceof StageInput.Upstream upstream) {
        lookAhead.keep(next, processing.failed(upstream.source(), upstream.error()));
      }
    }
    List<T> results = processing.process(inputs);
    for (int i = 0; i < records.size(); i++) {
      lookAhead.keep(records.get(i), results.get(i + 1));
    }
    return results.get(0);
  }

  private StageInput read(ConsumerRecord<byte[], byte[]> record) {
    return reader()
        .read(
            record.value(),
            new Source(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(Math.max(0, record.timestamp()))));
  }

  private void forward(Record<byte[], byte[]> record, RecordMetadata metadata, T result) {
    Source source = Results.source(result);
    Record<byte[], T> out =
        limit
            .withoutExcess(record)
            .withValue(result)
            .withTimestamp(context().currentSystemTimeMs());
    StageError tooLarge = outlet().forwardResult(out).orElse(null);
    StageError error = tooLarge == null ? Results.error(result) : tooLarge;
    if (tooLarge != null) {
      outlet().forwardResult(out.withValue(processing.failed(source, tooLarge)));
    }
    if (error != null && error.getCause() != ErrorCause.UPSTREAM) {
      forwardDeadLetter(record, metadata, source, error);
    }
  }

  private void forwardDeadLetter(
      Record<byte[], byte[]> record, RecordMetadata metadata, Source source, StageError error) {
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    outlet().forwardDeadLetter(DeadLetters.of(stage, source, error, record, metadata, now));
  }

  private StageInputReader reader() {
    return Objects.requireNonNull(reader);
  }

  private Outlet outlet() {
    return Objects.requireNonNull(outlet);
  }

  private ProcessorContext<byte[], Placed> context() {
    return Objects.requireNonNull(context);
  }
}
