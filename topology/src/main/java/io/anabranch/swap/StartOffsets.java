package io.anabranch.swap;

import io.anabranch.cluster.ClientProperties;
import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.cluster.TopicReader;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.dependency.Backoff;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a stage whose new implementation reads another topic start there at the time that it had
 * reached on the former one, before it joins its group: nothing is missed, and little is computed
 * again. A gather that only such stages read is moved to that time too.
 *
 * <p>An offset that the group has on the topic that it reads is left as it is; afterwards those of
 * the former topic are deleted, so that swapping back works the same way. Only groups without
 * members are changed: of instances that start together, the first does it. Thread-safe.
 */
public final class StartOffsets implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StartOffsets.class);

  private final AnabranchConfig config;
  private final Pipeline pipeline;
  private final Topics topics;
  private @Nullable Admin admin;

  /** Connects when it is first needed. */
  public StartOffsets(AnabranchConfig config, Pipeline pipeline) {
    this.config = config;
    this.pipeline = pipeline;
    this.topics = new Topics(config.topics());
  }

  /**
   * Prepares the start of an application, and waits while it must: for a broker, or for the
   * instances of the former implementation to stop.
   *
   * @param isWanted whether it is still to start
   * @return whether it may start
   * @throws ExecutionException with Kafka's reason
   */
  public boolean await(String application, BooleanSupplier isWanted)
      throws InterruptedException, ExecutionException {
    Backoff backoff = new Backoff();
    while (isWanted.getAsBoolean()) {
      long wait = backoff.next().toMillis();
      try {
        if (prepare(application)) {
          return true;
        }
        LOG.warn(
            "Application waits for instances of its former implementation to stop: application={}"
                + " retryMs={}",
            application,
            wait);
      } catch (ExecutionException | RuntimeException e) {
        if (BrokenDependency.causes(e)) {
          LOG.warn(
              "Application waits for a broken dependency: application={} retryMs={} error={}",
              application,
              wait,
              e.toString());
        } else if (e.getCause() instanceof AuthorizationException) {
          LOG.warn(
              "Where the application had come cannot be seen, so that it starts at what it has"
                  + " committed: application={} error={}",
              application,
              e.getCause().toString());
          return true;
        } else {
          throw e;
        }
      }
      Thread.sleep(wait);
    }
    return false;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close();
    }
  }

  private synchronized boolean prepare(String application)
      throws InterruptedException, ExecutionException {
    for (Stage stage : pipeline.stages()) {
      if (stage.name().equals(application)) {
        return prepare(stage);
      }
    }
    for (Needs needs : pipeline.gathers()) {
      if (ApplicationId.gather(needs).equals(application) && isReadBySwappedStagesAlone(needs)) {
        for (Stage reader : readers(needs)) {
          if (!prepare(reader)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean prepare(Stage stage) throws InterruptedException, ExecutionException {
    GroupProgress progress = progress(stage);
    if (progress.former().isEmpty()) {
      return true;
    }
    String group = ApplicationId.of(config, stage.name());
    Map<TopicPartition, Long> pending = progress.pending();
    if (!GroupOffsets.members(admin(), group).isEmpty()) {
      return pending.isEmpty();
    }
    try {
      if (!pending.isEmpty()) {
        Needs needs = pipeline.needs(stage);
        if (needs.several() && isReadBySwappedStagesAlone(needs)) {
          prepareGather(needs);
        }
        begin(group, Set.of(topics.of(needs)), reached(pending), Map.of());
      }
      GroupOffsets.delete(admin(), group, progress.former().keySet());
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownMemberIdException
          || e.getCause() instanceof GroupNotEmptyException) {
        return false;
      }
      throw e;
    }
  }

  /** Moves the group of a gather forward to the earliest time that its readers had reached. */
  private void prepareGather(Needs needs) throws InterruptedException, ExecutionException {
    String group = ApplicationId.of(config, ApplicationId.gather(needs));
    if (!GroupOffsets.members(admin(), group).isEmpty()) {
      return;
    }
    List<Map<Integer, Long>> reached = new ArrayList<>();
    for (Stage reader : readers(needs)) {
      reached.add(reached(progress(reader).pending()));
    }
    Map<Integer, Long> all = new HashMap<>(reached.get(0));
    reached.forEach(
        times -> {
          all.keySet().retainAll(times.keySet());
          times.forEach(
              (partition, time) -> all.computeIfPresent(partition, (p, t) -> Math.min(t, time)));
        });
    Set<String> inputs = new TreeSet<>();
    needs.annotations().forEach(annotation -> inputs.add(topics.of(annotation)));
    begin(group, inputs, all, GroupOffsets.committed(admin(), group));
  }

  /**
   * Commits, for the partitions of topics, the first offset from the time of their number on.
   *
   * @param committed what stays as it is where it is further
   */
  private void begin(
      String group,
      Set<String> inputs,
      Map<Integer, Long> times,
      Map<TopicPartition, Long> committed)
      throws InterruptedException, ExecutionException {
    // The ends first: what is appended after this has been asked is not skipped.
    TopicOffsets offsets = TopicOffsets.read(admin(), inputs);
    Map<TopicPartition, Long> wanted = new HashMap<>();
    for (TopicPartition partition : offsets.of(inputs)) {
      Long time = times.get(partition.partition());
      if (time != null) {
        wanted.put(partition, time);
      }
    }
    Map<TopicPartition, Long> found = TopicOffsets.from(admin(), wanted);
    Map<TopicPartition, Long> begin = new HashMap<>();
    for (TopicPartition partition : wanted.keySet()) {
      long first = found.getOrDefault(partition, offsets.end(partition));
      if (first > committed.getOrDefault(partition, -1L)) {
        begin.put(partition, first);
      }
    }
    if (!begin.isEmpty()) {
      GroupOffsets.commit(admin(), group, begin);
      LOG.info(
          "Group begins on other topics at the time that was reached: group={} offsets={}",
          group,
          begin);
    }
  }

  private Map<Integer, Long> reached(Map<TopicPartition, Long> committed)
      throws InterruptedException, ExecutionException {
    Set<String> names = new TreeSet<>();
    committed.keySet().forEach(partition -> names.add(partition.topic()));
    TopicOffsets offsets = TopicOffsets.read(admin(), names);
    AppendTimes times = AppendTimes.read(admin(), topics.messages());
    try (TopicReader reader =
            new TopicReader(
                new KafkaConsumer<>(
                    ClientProperties.consumer(config),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer()));
        Deserializer<Object> deserializer = ConfiguredSerdes.of(config).deserializers().get()) {
      return new ReachedTimes(reader, deserializer, times, topics.messages())
          .of(committed, offsets);
    }
  }

  /** Whether no stage has begun with what a gather gives, and none wants all of it. */
  private boolean isReadBySwappedStagesAlone(Needs needs)
      throws InterruptedException, ExecutionException {
    for (Stage reader : readers(needs)) {
      GroupProgress progress = progress(reader);
      if (progress.hasBegun() || progress.isNew()) {
        return false;
      }
    }
    return true;
  }

  private List<Stage> readers(Needs needs) {
    return pipeline.stages().stream().filter(s -> pipeline.needs(s).equals(needs)).toList();
  }

  private GroupProgress progress(Stage stage) throws InterruptedException, ExecutionException {
    return GroupProgress.of(
        GroupOffsets.committed(admin(), ApplicationId.of(config, stage.name())),
        topics.of(pipeline.needs(stage)),
        topics.retry(stage.name()));
  }

  private Admin admin() {
    Admin open = admin;
    if (open == null) {
      open = Admin.create(ClientProperties.admin(config));
      admin = open;
    }
    return open;
  }
}
