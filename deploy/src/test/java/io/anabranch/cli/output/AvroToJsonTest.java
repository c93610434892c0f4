package io.anabranch.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.json.AvroToJson;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.RecordHeader;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

class AvroToJsonTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void shouldWriteInstantsEnumsBytesAndUnionsPlainly() throws Exception {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setSource(EnrichedRecords.SOURCE)
            .setStage("pos")
            .setCause(ErrorCause.UNDECODABLE)
            .setReason("no Avro")
            .setAttempts(1)
            .setFailedAt(EnrichedRecords.TIME)
            .setTopic("support.messages")
            .setPartition(2)
            .setOffset(7L)
            .setKey(null)
            .setValue(ByteBuffer.wrap(new byte[] {1, 2, 3}))
            .setHeaders(List.of(new RecordHeader("name", ByteBuffer.wrap(new byte[] {4}))))
            .build();

    JsonNode json = MAPPER.readTree(AvroToJson.of(letter).toString());

    assertThat(json)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"source":{"topic":"support.messages","partition":2,"offset":7,
                "timestamp":"2026-01-31T12:00:00Z"},"stage":"pos","cause":"UNDECODABLE",
                "reason":"no Avro","attempts":1,"failedAt":"2026-01-31T12:00:00Z",
                "topic":"support.messages","partition":2,"offset":7,"key":null,"value":"AQID",
                "headers":[{"key":"name","value":"BA=="}]}
                """));
  }

  @Test
  void shouldUnwrapUnionsOfNestedRecords() {
    JsonNode json = AvroToJson.of(EnrichedRecords.complete("Hello"));

    assertThat(json.at("/message/text").asText()).isEqualTo("Hello");
    assertThat(json.at("/message/subject").isNull()).isTrue();
    assertThat(json.at("/sentiment/probabilities/negative").asDouble()).isEqualTo(0.9);
    assertThat(json.at("/checklists/matches/0/id").asText()).isEqualTo("refund");
    assertThat(json.at("/status").asText()).isEqualTo("COMPLETE");
  }

  @Test
  void shouldTakeOneLine() {
    assertThat(AvroToJson.of(EnrichedRecords.complete("two\nlines")).toString().lines()).hasSize(1);
  }

  @Test
  void shouldWriteNumbersThatJsonDoesNotHaveAsNull() {
    Embedding embedding =
        Embedding.newBuilder()
            .setSource(EnrichedRecords.SOURCE)
            .setModel(new ModelInfo("m", "1"))
            .setProcessedAt(EnrichedRecords.TIME)
            .setVector(List.of(0.5f, Float.NaN, Float.NEGATIVE_INFINITY))
            .setDimension(3)
            .build();

    assertThat(AvroToJson.of(embedding).get("vector").toString()).isEqualTo("[0.5,null,null]");
  }

  @Test
  void shouldWriteGenericRecordsOfOthers() {
    Schema schema =
        SchemaBuilder.record("Other")
            .fields()
            .name("id")
            .type()
            .fixed("Id")
            .size(2)
            .noDefault()
            .name("count")
            .type()
            .optional()
            .longType()
            .name("good")
            .type()
            .booleanType()
            .noDefault()
            .endRecord();
    GenericData.Record other = new GenericData.Record(schema);
    other.put("id", new GenericData.Fixed(schema.getField("id").schema(), new byte[] {1, 2}));
    other.put("count", 3L);
    other.put("good", true);

    assertThat(AvroToJson.of(other).toString())
        .isEqualTo("{\"id\":\"AQI=\",\"count\":3,\"good\":true}");
  }
}
