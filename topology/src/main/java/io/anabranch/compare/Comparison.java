package io.anabranch.compare;

import io.anabranch.candidate.CandidateStage;
import io.anabranch.client.MessageId;
import io.anabranch.cluster.ClusterCall;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.OpenTransactions;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.TopicReader;
import io.anabranch.compare.ComparisonReport.Example;
import io.anabranch.host.ShadowApplication;
import io.anabranch.operation.OperationException;
import io.anabranch.operation.Resources;
import io.anabranch.schema.Message;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Runs a candidate beside the stage that it may take the place of, and compares what they say. It
 * leaves nothing behind, whatever happens. To be used by one thread; another cancels it with {@link
 * io.anabranch.operation.Cancellation}.
 */
public final class Comparison implements AutoCloseable {

  private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(250);

  /** Longer than a broker leaves a transaction open by default. */
  private static final Duration READABLE_LIMIT = Duration.ofMinutes(1);

  private final Connection connection;
  private final ComparisonRequest request;
  private final CandidateStage candidate;
  private final ShadowApplication shadow;
  private final ComparisonPlan plan;
  private final Resources resources;

  Comparison(
      Connection connection,
      ComparisonRequest request,
      CandidateStage candidate,
      ShadowApplication shadow,
      ComparisonPlan plan,
      Resources resources) {
    this.connection = connection;
    this.request = request;
    this.candidate = candidate;
    this.shadow = shadow;
    this.plan = plan;
    this.resources = resources;
  }

  /** What {@link #run} is going to do. */
  public ComparisonPlan plan() {
    return plan;
  }

  /**
   * Carries the plan out. To be called once.
   *
   * @param listener told of the progress, on this thread
   * @throws OperationException if the candidate stops on an error or leaves a transaction open, or
   *     another comparison of the stage runs
   * @throws ClusterException with Kafka's reason
   */
  public ComparisonResult run(Consumer<ComparisonEvent> listener) throws InterruptedException {
    return ClusterCall.translate(() -> compare(listener));
  }

  private ComparisonResult compare(Consumer<ComparisonEvent> listener)
      throws InterruptedException, ExecutionException {
    ShadowTopics topics = new ShadowTopics(connection.admin(), connection.config(), plan.topics());
    topics.requireFree();
    try (Resources opened = new Resources()) {
      if (!plan.keep()) {
        opened.add(topics::remove);
      }
      topics.create();
      opened.add(shadow);
      listener.accept(new ComparisonEvent.Starting());
      long began = System.nanoTime();
      shadow.start();
      awaitRead(listener);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
      double speed =
          shadow.recordsPerSecond().orElse(plan.records() * 1_000.0 / elapsed.toMillis());
      shadow.close();
      awaitReadable(topics);
      TopicReader reader = opened.add(new TopicReader(connection.consumer()));
      RecordDecoder decoder = opened.add(connection.decoder());
      ComparisonReport report =
          new TopicComparison(reader, decoder)
              .compare(
                  candidate.stage().description(),
                  new Topics(connection.config().topics()).of(candidate.stage().annotation()),
                  topics.results(),
                  request.examples());
      return new ComparisonResult(
          report,
          speed,
          elapsed,
          request.texts() ? texts(report.examples(), reader, decoder) : Map.of(),
          plan.keep() ? Optional.of(plan.topics().output()) : Optional.empty());
    }
  }

  /** Unloads the candidate. */
  @Override
  public void close() {
    resources.close();
  }

  private void awaitRead(Consumer<ComparisonEvent> listener)
      throws InterruptedException, ExecutionException {
    long total = plan.records();
    long read = 0;
    listener.accept(new ComparisonEvent.Reading(read, total));
    while (read < total) {
      if (shadow.awaitFailure(SAMPLE_INTERVAL)) {
        throw new OperationException(
            "the candidate has stopped on an error, or hung on a message too often; see the log");
      }
      read = plan.topics().read(GroupOffsets.committed(connection.admin(), plan.topics().output()));
      listener.accept(new ComparisonEvent.Reading(read, total));
    }
    listener.accept(new ComparisonEvent.Matching(total));
  }

  /** With exactly-once, what the candidate has committed last may not be readable yet. */
  private void awaitReadable(ShadowTopics topics) throws InterruptedException, ExecutionException {
    if (!OpenTransactions.awaitEnd(connection.admin(), topics.results(), READABLE_LIMIT)) {
      throw new OperationException(
          "the results of the candidate cannot be read: its last transaction has not ended");
    }
  }

  private static Map<MessageId, String> texts(
      List<Example> examples, TopicReader reader, RecordDecoder decoder) {
    Map<MessageId, String> texts = new HashMap<>();
    for (Example example : examples) {
      MessageId id = example.id();
      reader
          .find(new TopicPartition(id.topic(), id.partition()), id.offset())
          .filter(record -> Math.max(0, record.timestamp()) == id.timestamp())
          .map(record -> decoder.decode(record.topic(), record.value()))
          .filter(Message.class::isInstance)
          .ifPresent(message -> texts.put(id, ((Message) message).getText()));
    }
    return texts;
  }
}
