package io.anabranch.incarnation;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.pipeline.ApplicationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * The ids of the topics that an application has read, as it has noted them: in the metadata of
 * offsets of a group of its own, {@code APPLICATION.ID.topics}. Brokers delete with a topic what is
 * committed on it, so that the same note is on each topic of the application; what is deleted
 * together has no note left, and no offsets.
 *
 * @param version rises with every note
 * @param ids by topic
 */
record NotedTopicIds(long version, Map<String, String> ids) {

  NotedTopicIds {
    ids = Map.copyOf(ids);
  }

  static NotedTopicIds read(Admin admin, AnabranchConfig config, String application)
      throws InterruptedException, ExecutionException {
    NotedTopicIds newest = new NotedTopicIds(0, Map.of());
    try {
      for (OffsetAndMetadata note :
          admin
              .listConsumerGroupOffsets(group(config, application))
              .partitionsToOffsetAndMetadata()
              .get()
              .values()) {
        if (note != null && note.offset() > newest.version()) {
          newest = new NotedTopicIds(note.offset(), parse(note.metadata()));
        }
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
    return newest;
  }

  /**
   * Notes others in their place.
   *
   * @param topics that the note is written on
   */
  void replace(
      Admin admin,
      AnabranchConfig config,
      String application,
      Map<String, String> others,
      Collection<String> topics)
      throws InterruptedException, ExecutionException {
    OffsetAndMetadata note = new OffsetAndMetadata(version + 1, format(others));
    admin
        .alterConsumerGroupOffsets(
            group(config, application),
            topics.stream()
                .collect(Collectors.toMap(topic -> new TopicPartition(topic, 0), topic -> note)))
        .all()
        .get();
  }

  private static String group(AnabranchConfig config, String application) {
    return ApplicationId.of(config, application) + ".topics";
  }

  private static String format(Map<String, String> ids) {
    return new TreeMap<>(ids)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
  }

  /** Names of topics have neither commas nor equals signs. */
  private static Map<String, String> parse(String note) {
    Map<String, String> ids = new HashMap<>();
    for (String one : note.split(",", -1)) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        ids.put(one.substring(0, equals), one.substring(equals + 1));
      }
    }
    return ids;
  }
}
