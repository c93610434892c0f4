package io.anabranch.claim;

import io.anabranch.client.MessageId;
import io.anabranch.schema.Claim;
import io.anabranch.schema.ClaimOutcome;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.Topics;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records of the topics of claims and of their outcomes.
 *
 * @param partitions that each of the two has
 */
record ClaimTopics(Topics topics, int partitions) {

  ProducerRecord<byte[], Object> claim(String owner, LocalClaim local) {
    Claim claim = new Claim(owner, local.key.bytes(), local.content);
    return new ProducerRecord<>(
        topics.claims(), local.key.partition(partitions), local.key.bytes().array(), claim);
  }

  ProducerRecord<byte[], Object> putAside(String owner, int partition) {
    return new ProducerRecord<>(topics.claims(), partition, null, new Claim(owner, null, 0L));
  }

  ProducerRecord<byte[], Object> outcome(LocalClaim local, long claimOffset, MessageId message) {
    Source source =
        new Source(
            message.topic(),
            message.partition(),
            message.offset(),
            Instant.ofEpochMilli(message.timestamp()));
    return new ProducerRecord<>(
        topics.claimOutcomes(),
        local.key.partition(partitions),
        local.key.bytes().array(),
        new ClaimOutcome(local.key.bytes(), claimOffset, local.content, source));
  }
}
