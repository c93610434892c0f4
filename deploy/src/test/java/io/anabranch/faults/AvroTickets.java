package io.anabranch.faults;

import io.anabranch.serde.registry.SchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Nested Avro with the schema's id before the value. */
final class AvroTickets implements ForeignTopic {

  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Event","namespace":"com.example","fields":[
                {"name":"ticket","type":{"type":"record","name":"Ticket","fields":[
                  {"name":"id","type":"long"},
                  {"name":"description","type":["null","string"]},
                  {"name":"opened","type":{"type":"long","logicalType":"timestamp-micros"}}]}}]}""");

  private final String name;
  private int schemaId;

  AvroTickets(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "intake.tickets.topic", name,
        "intake.tickets.text", "/ticket/description",
        "intake.tickets.createdAt", "/ticket/opened");
  }

  @Override
  public void prepare(Trial trial) {
    schemaId =
        SchemaRegistryClient.create(trial.config().registry()).register(name + "-value", SCHEMA);
  }

  @Override
  public void send(Trial trial, int from, int end) {
    ForeignProducer.send(trial.cluster().bootstrapServers(), name, from, end, this::ticket);
  }

  private byte[] ticket(int number) {
    GenericData.Record ticket = new GenericData.Record(SCHEMA.getField("ticket").schema());
    ticket.put("id", (long) number);
    ticket.put("description", text(number));
    ticket.put("opened", 1_738_573_920_000_000L + number);
    GenericData.Record event = new GenericData.Record(SCHEMA);
    event.put("ticket", ticket);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(schemaId).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new GenericDatumWriter<GenericData.Record>(SCHEMA).write(event, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
