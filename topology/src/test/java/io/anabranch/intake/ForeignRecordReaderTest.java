package io.anabranch.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Message;
import io.anabranch.serde.FramedValueReader;
import io.anabranch.serde.registry.SchemaId;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.serde.registry.WriterSchema;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignRecordReaderTest {

  private static final Schema TICKET =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Ticket","fields":[{"name":"text","type":"string"},
               {"name":"created_at","type":{"type":"long","logicalType":"timestamp-micros"}}]}""");
  private static final UUID GUID = UUID.fromString("b0c41f2e-9a3f-4f4e-8a57-4d6a1c9e2f10");
  private static final FramedValueReader FRAMED =
      new FramedValueReader(
          new FixedRegistry(
              Map.of(
                  new SchemaId.Numbered(7),
                  new WriterSchema(WriterSchema.AVRO, Optional.of(TICKET)),
                  new SchemaId.Guid(GUID),
                  new WriterSchema(WriterSchema.AVRO, Optional.of(TICKET)),
                  new SchemaId.Numbered(8),
                  new WriterSchema(WriterSchema.JSON, Optional.empty()),
                  new SchemaId.Numbered(9),
                  new WriterSchema("PROTOBUF", Optional.empty()))));

  @Test
  void shouldReadAvroWithItsIdBeforeIt() throws Exception {
    assertThat(message(Map.of(), framed(7, avro()), new RecordHeaders()))
        .isEqualTo(expectedTicket());
  }

  @Test
  void shouldReadAvroWithItsIdInTheHeader() throws Exception {
    byte[] id = ByteBuffer.allocate(5).put((byte) 0).putInt(7).array();
    byte[] guid =
        ByteBuffer.allocate(17)
            .put((byte) 1)
            .putLong(GUID.getMostSignificantBits())
            .putLong(GUID.getLeastSignificantBits())
            .array();

    for (byte[] header : new byte[][] {id, guid}) {
      assertThat(
              message(
                  Map.of(),
                  avro(),
                  new RecordHeaders().add(FramedValueReader.VALUE_HEADER, header)))
          .isEqualTo(expectedTicket());
    }
  }

  @Test
  void shouldReadJsonOfEveryKind() {
    byte[] json = "{\"body\":\"It drips.\"}".getBytes(UTF_8);
    byte[] connect =
        "{\"schema\":{\"type\":\"struct\"},\"payload\":{\"body\":\"It drips.\"}}".getBytes(UTF_8);

    for (byte[] value : new byte[][] {json, framed(8, json), connect}) {
      assertThat(message(Map.of(), value, new RecordHeaders()).getText()).isEqualTo("It drips.");
    }
  }

  @Test
  void shouldReadTextAndMail() {
    byte[] mail =
        """
        From: Kim <kim@example.test>\r
        Subject: =?UTF-8?Q?L=C3=A4uft_aus?=\r
        Message-ID: <3@example.test>\r
        Date: Mon, 3 Feb 2025 10:12:00 +0100\r
        Content-Type: text/plain; charset=utf-8\r
        \r
        Es tropft.\r
        """
            .getBytes(UTF_8);

    Message message = message(Map.of("preset", "mail"), mail, new RecordHeaders());

    assertThat(message.getText()).isEqualTo("Es tropft.");
    assertThat(message.getSubject()).isEqualTo("Läuft aus");
    assertThat(message.getAuthor()).isEqualTo("kim@example.test");
    assertThat(message.getChannel()).isEqualTo("email");
    assertThat(message.getCreatedAt()).isEqualTo("2025-02-03T09:12:00Z");
    assertThat(message(Map.of("format", "text"), "{not json".getBytes(UTF_8), new RecordHeaders()))
        .isEqualTo(Message.newBuilder().setText("{not json").build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "detect; It drips.; UNDECODABLE; format: text",
        "detect; [1]; UNDECODABLE; an object with fields",
        "detect; '{\"a\":1,\"a\":2}'; UNDECODABLE; no JSON",
        "detect; '{\"a\":1} x'; UNDECODABLE; no JSON",
        "detect; {\"subject\":1}; REJECTED; there are subject",
        "detect; '{\"text\":\"a\",\"createdAt\":\"soon\"}'; REJECTED; createdAt",
        "avro; {}; UNDECODABLE; no id of a schema"
      })
  void shouldSayWhyItRefusesAndNotQuote(
      String format, String value, ErrorCause cause, String reason) {
    IntakeAnswer answer =
        read(Map.of("format", format), value.getBytes(UTF_8), new RecordHeaders());

    assertThat(answer)
        .isInstanceOfSatisfying(
            IntakeAnswer.Refused.class,
            refused -> {
              assertThat(refused.error().getCause()).isEqualTo(cause);
              assertThat(refused.error().getReason())
                  .contains(reason)
                  .doesNotContain("drips", "soon");
            });
  }

  @Test
  void shouldRefuseWhatNeedsAnotherReader() {
    assertThat(read(Map.of(), framed(9, new byte[] {0}), new RecordHeaders()))
        .isInstanceOfSatisfying(
            IntakeAnswer.Refused.class,
            refused -> assertThat(refused.error().getReason()).contains("PROTOBUF", "AVRO"));
  }

  @Test
  void shouldThrowWhileTheRegistryIsDown() {
    assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
        .isThrownBy(() -> read(Map.of(), framed(0, new byte[] {0}), new RecordHeaders()));
  }

  @Test
  void shouldLeaveOutWhatIsNotWanted() {
    assertThat(
            read(
                Map.of("only", "/type = comment"),
                "{\"type\":\"note\",\"text\":\"x\"}".getBytes(UTF_8),
                new RecordHeaders()))
        .isEqualTo(new IntakeAnswer.LeftOut());
  }

  private static Message expectedTicket() {
    return Message.newBuilder()
        .setText("It drips.")
        .setCreatedAt(Instant.parse("2025-02-03T09:12:00Z"))
        .build();
  }

  private static byte[] avro() throws Exception {
    GenericData.Record ticket = new GenericData.Record(TICKET);
    ticket.put("text", "It drips.");
    ticket.put("created_at", 1_738_573_920_000_000L);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(TICKET).write(ticket, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static byte[] framed(int id, byte[] value) {
    return ByteBuffer.allocate(5 + value.length).put((byte) 0).putInt(id).put(value).array();
  }

  private static Message message(Map<String, String> keys, byte[] value, Headers headers) {
    return ((IntakeAnswer.Taken) read(keys, value, headers)).message().message();
  }

  private static IntakeAnswer read(Map<String, String> keys, byte[] value, Headers headers) {
    Map<String, String> all = new HashMap<>(keys);
    all.put("topic", "helpdesk");
    return new ForeignRecordReader(ForeignTopic.of("test", all), FRAMED).read(value, headers);
  }
}
