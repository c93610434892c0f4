package io.anabranch.peer.single;

import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.peer.enrichment.EnrichedRecords;
import io.anabranch.peer.enrichment.PeerPipeline;
import io.anabranch.peer.enrichment.StageResults;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls, annotates, writes and commits. What goes wrong ends the process. */
final class EnrichmentLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(EnrichmentLoop.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private final PeerPipeline peer;
  private final int pollRecords;
  private final CountDownLatch assigned;
  private final EnrichedRecords enriched;
  private volatile boolean isStopped;

  /**
   * @param assigned counted down when the loop has its partitions
   */
  EnrichmentLoop(PeerPipeline peer, int pollRecords, CountDownLatch assigned) {
    this.peer = peer;
    this.pollRecords = pollRecords;
    this.assigned = assigned;
    enriched = new EnrichedRecords(peer);
  }

  /** Lets it end after the messages in hand. */
  void stop() {
    isStopped = true;
  }

  @Override
  public void run() {
    Map<String, Object> properties = peer.consumer();
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollRecords);
    try (KafkaConsumer<byte[], Object> consumer =
            new KafkaConsumer<>(
                properties,
                new ByteArrayDeserializer(),
                ConfiguredSerdes.of(peer.config()).deserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                peer.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      consumer.subscribe(List.of(peer.topics().messages()), new Assigned());
      while (!isStopped) {
        ConsumerRecords<byte[], Object> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          write(records, producer);
          consumer.commitSync();
        }
      }
    } catch (InterruptedException | ExecutionException | RuntimeException e) {
      LOG.error("The loop has failed", e);
      if (!isStopped) {
        System.exit(1);
      }
    }
  }

  private void write(
      ConsumerRecords<byte[], Object> records, KafkaProducer<byte[], byte[]> producer)
      throws InterruptedException, ExecutionException {
    List<byte[]> keys = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    for (ConsumerRecord<byte[], Object> record : records) {
      if (record.value() instanceof Message message) {
        keys.add(record.key());
        messages.add(message);
        sources.add(
            new Source(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp())));
      }
    }
    List<AnnotatedMessage> annotated = peer.graph().annotate(messages, sources);
    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < annotated.size(); i++) {
      Source source = sources.get(i);
      sent.add(
          producer.send(
              enriched.of(
                  source, keys.get(i), StageResults.of(peer.graph(), annotated.get(i), source))));
    }
    producer.flush();
    for (Future<?> record : sent) {
      var unused = record.get();
    }
  }

  /** Tells when the partitions have come for the first time. */
  private final class Assigned implements ConsumerRebalanceListener {

    private boolean told;

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!told) {
        told = true;
        assigned.countDown();
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
  }
}
