package io.anabranch.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.anabranch.mapping.UnknownUnit;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroValuesTest {

  @ParameterizedTest
  @CsvSource({
    "logicalType, timestamp-millis, 1738573920000, 2025-02-03T09:12:00Z",
    "logicalType, timestamp-micros, 1738573920000000, 2025-02-03T09:12:00Z",
    "logicalType, timestamp-nanos, 1738573920000000000, 2025-02-03T09:12:00Z",
    "logicalType, timestamp-millis, -1, 1969-12-31T23:59:59.999Z",
    "logicalType, local-timestamp-millis, 1738573920000, 2025-02-03T09:12",
    "logicalType, local-timestamp-micros, 1738573920000001, 2025-02-03T09:12:00.000001",
    "logicalType, time-micros, 33120000000, 09:12",
    "connect.name, io.debezium.time.Timestamp, 1738573920000, 2025-02-03T09:12",
    "connect.name, io.debezium.time.MicroTimestamp, 1738573920000000, 2025-02-03T09:12",
    "connect.name, io.debezium.time.NanoTimestamp, 1738573920000000000, 2025-02-03T09:12",
    "connect.name, org.apache.kafka.connect.data.Timestamp, 1738573920000, 2025-02-03T09:12:00Z",
    "connect.name, somebody.Else, 7, 7",
    "logicalType, fortnights, 7, 7"
  })
  void shouldReadLongsOfEveryUnit(String property, String type, long value, String expected)
      throws Exception {
    Schema schema = Schema.create(Schema.Type.LONG);
    schema.addProp(property, type);

    assertThat(AvroValues.read(schema, value).asText()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "date, 20122, 2025-02-03",
    "date, -1, 1969-12-31",
    "time-millis, 33120000, 09:12",
    "time-millis, 33120001, 09:12:00.001"
  })
  void shouldReadIntsOfEveryUnit(String type, int value, String expected) throws Exception {
    Schema schema = Schema.create(Schema.Type.INT);
    schema.addProp("logicalType", type);

    assertThat(AvroValues.read(schema, value).asText()).isEqualTo(expected);
  }

  @Test
  void shouldMarkNumbersOfUnknownUnits() throws Exception {
    Schema schema = Schema.create(Schema.Type.LONG);
    schema.addProp("logicalType", "fortnights");

    assertThat(((POJONode) AvroValues.read(schema, 7L)).getPojo())
        .isEqualTo(new UnknownUnit("fortnights", 7L));
  }

  @Test
  void shouldRefuseTimesThatAreNone() {
    Schema schema = Schema.create(Schema.Type.INT);
    schema.addProp("logicalType", "time-millis");

    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> AvroValues.read(schema, -1))
        .withMessageContaining("time-millis")
        .withMessageNotContaining("-1");
  }

  @Test
  void shouldReadDecimalsUuidsAndDurations() throws Exception {
    Schema decimal =
        new Schema.Parser()
            .parse("{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}");
    Schema duration =
        new Schema.Parser()
            .parse("{\"type\":\"fixed\",\"name\":\"D\",\"size\":12,\"logicalType\":\"duration\"}");
    Schema uuid =
        new Schema.Parser()
            .parse("{\"type\":\"fixed\",\"name\":\"U\",\"size\":16,\"logicalType\":\"uuid\"}");

    assertThat(
            AvroValues.read(decimal, ByteBuffer.wrap(BigInteger.valueOf(-1999).toByteArray()))
                .asText())
        .isEqualTo("-19.99");
    assertThat(
            AvroValues.read(
                    duration,
                    new GenericData.Fixed(
                        duration, new byte[] {1, 0, 0, 0, 2, 0, 0, 0, -72, 11, 0, 0}))
                .asText())
        .isEqualTo("P1M2DT3S");
    assertThat(AvroValues.read(uuid, new GenericData.Fixed(uuid, new byte[16])).asText())
        .isEqualTo("00000000-0000-0000-0000-000000000000");
  }

  @Test
  void shouldReadWhatIsNested() throws Exception {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"Ticket","fields":[
                  {"name":"id","type":"long"},
                  {"name":"note","type":["null","string"]},
                  {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["CHAT","MAIL"]}},
                  {"name":"comments","type":{"type":"array","items":
                    {"type":"record","name":"Comment","fields":[{"name":"body","type":"string"}]}}},
                  {"name":"tags","type":{"type":"map","values":"int"}},
                  {"name":"raw","type":"bytes"}]}""");
    GenericData.Record comment =
        new GenericData.Record(schema.getField("comments").schema().getElementType());
    comment.put("body", "It drips.");
    GenericData.Record ticket = new GenericData.Record(schema);
    ticket.put("id", 7L);
    ticket.put("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), "MAIL"));
    ticket.put("comments", List.of(comment));
    ticket.put("tags", Map.of("leak", 1));
    ticket.put("raw", ByteBuffer.wrap(new byte[] {1, 2}));

    JsonNode read = AvroValues.read(schema, ticket);

    assertThat(read.toString())
        .isEqualTo(
            "{\"id\":7,\"note\":null,\"kind\":\"MAIL\",\"comments\":[{\"body\":\"It drips.\"}],"
                + "\"tags\":{\"leak\":1},\"raw\":\"AQI=\"}");
  }
}
