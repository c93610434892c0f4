package io.anabranch.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.serde.registry.SchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Two topics of others with more partitions than the pipeline has, one in JSON and one in Avro,
 * both nested. Record {@code i} of each is on partition {@code i} modulo 50, so that their offsets
 * are equal.
 */
final class ForeignRecords {

  static final int PARTITIONS = 50;

  private static final Schema TICKET =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Event","namespace":"com.example","fields":[
                {"name":"ticket","type":{"type":"record","name":"Ticket","fields":[
                  {"name":"id","type":"long"},
                  {"name":"description","type":["null","string"]},
                  {"name":"opened","type":{"type":"long","logicalType":"timestamp-micros"}}]}}]}""");

  private final Trial trial;
  private final String chat;
  private final String tickets;
  private final int schemaId;

  private ForeignRecords(Trial trial, String chat, String tickets, int schemaId) {
    this.trial = trial;
    this.chat = chat;
    this.tickets = tickets;
    this.schemaId = schemaId;
  }

  /** Keys of the configuration for a trial's topics. */
  static Map<String, String> settings(String name) {
    return Map.of(
        "intake.chat.topic", chat(name),
        "intake.chat.text", "/comment/body",
        "intake.chat.conversation", "/comment/thread",
        "intake.chat.only", "/type = comment",
        "intake.tickets.topic", tickets(name),
        "intake.tickets.text", "/ticket/description",
        "intake.tickets.createdAt", "/ticket/opened");
  }

  private static String chat(String name) {
    return "helpdesk-" + name + "-chat";
  }

  private static String tickets(String name) {
    return "helpdesk-" + name + "-tickets";
  }

  /** Creates the topics. */
  static ForeignRecords create(Trial trial) throws Exception {
    String chat = chat(trial.name());
    String tickets = tickets(trial.name());
    try (Admin admin = trial.admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(chat, PARTITIONS, (short) 1),
                  new NewTopic(tickets, PARTITIONS, (short) 1)))
          .all()
          .get();
    }
    int id =
        SchemaRegistryClient.create(trial.config().registry()).register(tickets + "-value", TICKET);
    return new ForeignRecords(trial, chat, tickets, id);
  }

  /** The text of the record at a place, as {@link #send} has written it. */
  String text(String topic, int partition, long offset) {
    return topic + " " + (offset * PARTITIONS + partition);
  }

  /** Sends records of both topics, from one number up to before another. */
  void send(int from, int end) throws Exception {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", trial.cluster().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = from; i < end; i++) {
        byte[] key = ("customer-" + i % 7).getBytes(UTF_8);
        String json =
            "{\"type\":\"comment\",\"comment\":{\"thread\":%d,\"body\":\"%s %d\"}}"
                .formatted(i % 9, chat, i);
        var unusedChat =
            producer.send(new ProducerRecord<>(chat, i % PARTITIONS, key, json.getBytes(UTF_8)));
        var unusedTicket =
            producer.send(new ProducerRecord<>(tickets, i % PARTITIONS, key, ticket(i)));
      }
      producer.flush();
    }
  }

  private byte[] ticket(int number) throws IOException {
    GenericData.Record ticket = new GenericData.Record(TICKET.getField("ticket").schema());
    ticket.put("id", (long) number);
    ticket.put("description", tickets + " " + number);
    ticket.put("opened", 1_738_573_920_000_000L + number);
    GenericData.Record event = new GenericData.Record(TICKET);
    event.put("ticket", ticket);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(schemaId).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(TICKET).write(event, encoder);
    return out.toByteArray();
  }
}
