package io.anabranch.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Message;
import io.anabranch.schema.RecordHeader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterJsonTest {

  private static final RecordDecoder NEVER =
      (topic, bytes) -> {
        throw new UndecodableRecordException("not Avro", null);
      };
  private static final RecordDecoder ALWAYS =
      (topic, bytes) -> Message.newBuilder().setText("decoded").build();

  @Test
  void shouldHideWhatTheCustomerWrote() {
    ObjectNode json =
        new DeadLetterJson(false, ALWAYS).of(letter("secret".getBytes(StandardCharsets.UTF_8)));

    assertThat(json.toString()).doesNotContain("secret").doesNotContain("c2VjcmV0");
    assertThat(json.get("stage").asText()).isEqualTo("pos");
    assertThat(json.get("key").asText()).isEqualTo("(6 bytes)");
    assertThat(json.get("value").asText()).isEqualTo("(6 bytes)");
    assertThat(json.get("headers").toString()).isEqualTo("[\"who\"]");
  }

  @Test
  void shouldShowDecodedValueIfAsked() {
    ObjectNode json = new DeadLetterJson(true, ALWAYS).of(letter(new byte[] {0, 1}));

    assertThat(json.at("/value/text").asText()).isEqualTo("decoded");
    assertThat(json.get("key").asText()).isEqualTo("secret");
    assertThat(json.at("/headers/who").asText()).isEqualTo("secret");
  }

  @Test
  void shouldShowUndecodableValueAsTextOrBase64() {
    DeadLetterJson shown = new DeadLetterJson(true, NEVER);

    assertThat(shown.of(letter("plain".getBytes(StandardCharsets.UTF_8))).get("value").asText())
        .isEqualTo("plain");
    assertThat(shown.of(letter(new byte[] {(byte) 0xFF, 0})).get("value").asText())
        .isEqualTo("/wA=");
  }

  private static DeadLetter letter(byte[] value) {
    ByteBuffer secret = ByteBuffer.wrap("secret".getBytes(StandardCharsets.UTF_8));
    return DeadLetter.newBuilder()
        .setSource(EnrichedRecords.SOURCE)
        .setStage("pos")
        .setCause(ErrorCause.UNDECODABLE)
        .setReason("no Avro")
        .setAttempts(1)
        .setFailedAt(EnrichedRecords.TIME)
        .setTopic("support.messages")
        .setPartition(2)
        .setOffset(7L)
        .setKey(secret)
        .setValue(ByteBuffer.wrap(value))
        .setHeaders(List.of(new RecordHeader("who", secret)))
        .build();
  }
}
