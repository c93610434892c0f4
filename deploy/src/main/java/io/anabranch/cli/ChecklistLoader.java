package io.anabranch.cli;

import io.anabranch.processor.checklists.ChecklistsProcessorFactory;
import io.anabranch.schema.Checklist;
import io.anabranch.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes checklists to their topic, where running stages pick them up. */
record ChecklistLoader(Connection connection) {

  /**
   * Writes each under its id, in place of the one that was there.
   *
   * @throws ExecutionException with Kafka's reason if one could not be written
   */
  void load(List<Checklist> checklists) throws InterruptedException, ExecutionException {
    String topic =
        new Topics(connection.config().topics()).of(ChecklistsProcessorFactory.CHECKLIST_SET);
    List<Future<?>> sent = new ArrayList<>();
    try (Producer<byte[], Object> producer = connection.producer()) {
      for (Checklist checklist : checklists) {
        byte[] key = checklist.getId().getBytes(StandardCharsets.UTF_8);
        sent.add(producer.send(new ProducerRecord<>(topic, key, checklist)));
      }
      producer.flush();
    }
    for (Future<?> future : sent) {
      future.get();
    }
  }
}
