package io.anabranch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.operation.OperationException;
import io.anabranch.schema.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class MessageSenderTest {

  private static final Message MESSAGE = Message.newBuilder().setText("text").build();

  private final MockProducer<byte[], Object> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), (topic, value) -> new byte[0]);
  private final List<String> acknowledged = new ArrayList<>();
  private final MessageSender sender =
      new MessageSender(
          producer,
          "support.messages",
          Map.of("origin", "import"),
          id -> acknowledged.add(id.toString()));

  @Test
  void shouldSendKeyMessageAndHeaders() {
    sender.send("customer", MESSAGE);
    sender.send(null, MESSAGE);

    ProducerRecord<byte[], Object> record = producer.history().get(0);
    assertThat(record.topic()).isEqualTo("support.messages");
    assertThat(record.key()).isEqualTo("customer".getBytes(StandardCharsets.UTF_8));
    assertThat(record.value()).isEqualTo(MESSAGE);
    assertThat(record.headers().lastHeader("origin").value())
        .isEqualTo("import".getBytes(StandardCharsets.UTF_8));
    assertThat(producer.history().get(1).key()).isNull();
  }

  @Test
  void shouldTellWhatTheBrokerHas() {
    sender.send("customer", MESSAGE);
    assertThat(sender.acknowledged()).isZero();

    producer.completeNext();

    assertThat(sender.acknowledged()).isEqualTo(1);
    assertThat(acknowledged).hasSize(1).first().asString().startsWith("support.messages-0-0");
  }

  @Test
  void shouldFailAfterAMessageThatTheBrokerHasNotTaken() {
    sender.send("customer", MESSAGE);
    producer.completeNext();
    sender.send("customer", MESSAGE);
    producer.errorNext(new RecordTooLargeException("too large"));

    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(() -> sender.send("customer", MESSAGE))
        .withMessage(
            "topic 'support.messages' did not take a message, after 1 that it took: too large");
    assertThatExceptionOfType(OperationException.class).isThrownBy(sender::flush);
  }

  @Test
  void shouldCloseItsProducer() {
    sender.close();

    assertThat(producer.closed()).isTrue();
  }
}
