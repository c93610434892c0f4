package io.anabranch.incarnation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The ids that brokers give to topics: a topic that is made again has another one. */
public final class TopicIds {

  private TopicIds() {}

  /**
   * Id of each of the topics that are there.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public static Map<String, String> read(Admin admin, Collection<String> topics)
      throws InterruptedException, ExecutionException {
    Map<String, String> ids = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        ids.put(topic.getKey(), topic.getValue().get().topicId().toString());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return ids;
  }
}
