package io.anabranch.cli.compare;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Connection;
import io.anabranch.cli.context.Resources;
import io.anabranch.cli.output.Progress;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicReader;
import io.anabranch.compare.ComparisonPlan;
import io.anabranch.compare.ComparisonReport;
import io.anabranch.compare.ComparisonReport.Example;
import io.anabranch.compare.MessageId;
import io.anabranch.compare.ShadowTopics;
import io.anabranch.compare.TopicComparison;
import io.anabranch.host.ShadowApplication;
import io.anabranch.schema.Message;
import io.anabranch.topology.pipeline.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Carries a comparison out, and leaves nothing behind, whatever happens. */
final class CompareRun {

  private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(250);

  private final PrintWriter err;
  private final Connection connection;
  private final boolean keep;

  /**
   * Prepares.
   *
   * @param keep whether topics and group of the candidate stay
   */
  CompareRun(PrintWriter err, Connection connection, boolean keep) {
    this.err = err;
    this.connection = connection;
    this.keep = keep;
  }

  /**
   * Compares.
   *
   * @param shadow closed when it has read all
   * @param examples how many at most
   * @throws CommandFailedException if the candidate stops on an error
   * @throws IllegalStateException if another comparison of the stage runs
   */
  CompareResult run(
      ComparisonPlan plan,
      CandidateStage candidate,
      ShadowApplication shadow,
      int examples,
      boolean showText)
      throws InterruptedException, ExecutionException {
    ShadowTopics topics = new ShadowTopics(connection.admin(), connection.config(), plan);
    topics.requireFree();
    try (Resources resources = new Resources()) {
      if (!keep) {
        resources.add(topics::remove);
      }
      topics.create();
      resources.add(shadow);
      err.println("starting the candidate");
      long began = System.nanoTime();
      shadow.start();
      awaitRead(plan, shadow);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
      double speed =
          shadow.recordsPerSecond().orElse(plan.records() * 1_000.0 / elapsed.toMillis());
      shadow.close();
      TopicReader reader = resources.add(new TopicReader(connection.consumer()));
      Deserializer<Object> deserializer = resources.add(connection.deserializer());
      ComparisonReport report =
          new TopicComparison(reader, deserializer)
              .compare(
                  candidate.stage().annotation(),
                  new Topics(connection.config().topics()).of(candidate.stage().annotation()),
                  topics.results(),
                  examples);
      return new CompareResult(
          report,
          speed,
          elapsed,
          showText ? texts(report.examples(), reader, deserializer) : Map.of(),
          keep ? Optional.of(plan.output()) : Optional.empty());
    }
  }

  private void awaitRead(ComparisonPlan plan, ShadowApplication shadow)
      throws InterruptedException, ExecutionException {
    Progress progress = new Progress(err, "of %,d records".formatted(plan.records()));
    long read = 0;
    while (read < plan.records()) {
      if (shadow.awaitFailure(SAMPLE_INTERVAL)) {
        throw new CommandFailedException(
            "the candidate has stopped on an error, or hung on a message too often; see the log");
      }
      read = plan.read(GroupOffsets.committed(connection.admin(), plan.output()));
      progress.update(read);
    }
    err.println(progress.text(read));
  }

  private static Map<MessageId, String> texts(
      List<Example> examples, TopicReader reader, Deserializer<Object> deserializer) {
    Map<MessageId, String> texts = new HashMap<>();
    for (Example example : examples) {
      MessageId id = example.id();
      reader
          .find(new TopicPartition(id.topic(), id.partition()), id.offset())
          .filter(record -> Math.max(0, record.timestamp()) == id.timestamp())
          .map(record -> deserializer.deserialize(record.topic(), record.value()))
          .filter(Message.class::isInstance)
          .ifPresent(message -> texts.put(id, ((Message) message).getText()));
    }
    return texts;
  }
}
