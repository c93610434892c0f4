package io.anabranch.check;

import io.anabranch.cluster.Connection;
import io.anabranch.topics.TopicAdmin;
import io.anabranch.topics.TopicState;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topic;
import io.anabranch.topology.pipeline.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Whether every topic of the pipeline is there, with the partitions and settings that it needs. */
record TopicCheck(Connection connection, Pipeline pipeline) implements Check {

  @Override
  public String subject() {
    return "topics";
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    List<TopicState> states = new TopicAdmin(connection).states(pipeline);
    Topics topics = new Topics(connection.config().topics());
    int partitions =
        states.stream()
            .filter(state -> state.topic().name().equals(topics.messages()))
            .mapToInt(TopicState::partitions)
            .findFirst()
            .orElse(0);
    Set<String> alike =
        topics.ofMessages(pipeline).stream().map(Topic::name).collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    for (TopicState state : states) {
      String subject = "topic " + state.topic().name();
      findings.add(
          problem(state, alike.contains(state.topic().name()) ? partitions : 0)
              .map(text -> Finding.problem(subject, text))
              .orElseGet(() -> Finding.ok(subject, state.partitions() + " partitions")));
    }
    return findings;
  }

  /**
   * What is wrong with one.
   *
   * @param partitions that it must have; 0 for any number
   */
  private static Optional<String> problem(TopicState state, int partitions) {
    if (!state.isPresent()) {
      return Optional.of("is missing: create it with 'anabranch topics create'");
    }
    if (partitions > 0 && state.partitions() != partitions) {
      return Optional.of(
          "has %d partitions, and the topic of messages %d: make it again with as many"
              .formatted(state.partitions(), partitions));
    }
    String wanted = state.topic().config().get(TopicConfig.CLEANUP_POLICY_CONFIG);
    if (wanted != null && !state.cleanupPolicy().orElse("").contains(wanted)) {
      return Optional.of(
          "has cleanup.policy=%s: set it to %s"
              .formatted(state.cleanupPolicy().orElse("?"), wanted));
    }
    long least = bytes(state.topic().config().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    long actual = bytes(state.config().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    return actual < least
        ? Optional.of(
            "takes records of %,d bytes at most, and may get some of %,d: raise %s"
                .formatted(actual, least, TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
        : Optional.empty();
  }

  private static long bytes(@Nullable String value) {
    return value == null ? 0 : Long.parseLong(value);
  }
}
