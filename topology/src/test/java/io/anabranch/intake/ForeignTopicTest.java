package io.anabranch.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.anabranch.config.AnabranchConfig;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignTopicTest {

  @Test
  void shouldReadAllThatAreConfigured() {
    AnabranchConfig config =
        AnabranchConfig.from(
            Map.of(
                "intake.chat.topic", "helpdesk.chat",
                "intake.mail.topic", "helpdesk.mail",
                "intake.mail.preset", "mail",
                "intake.mail.start", "latest"));

    assertThat(ForeignTopic.all(config))
        .extracting(
            ForeignTopic::name,
            ForeignTopic::topic,
            ForeignTopic::format,
            ForeignTopic::isFromStart)
        .containsExactly(
            tuple("chat", "helpdesk.chat", RecordFormat.DETECT, true),
            tuple("mail", "helpdesk.mail", RecordFormat.MAIL, false));
  }

  @ParameterizedTest
  @CsvSource({
    "intake.chat.text, /a, intake.chat.topic",
    "intake.chat.topic, support.messages, the pipeline's own",
    "intake.chat.topic, 'a b', the name of a topic",
    "intake.chat.topic, '', required",
    "intake.chat, x, intake.NAME.topic"
  })
  void shouldNameTheKeyThatIsWrong(String key, String value, String problem) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ForeignTopic.all(AnabranchConfig.from(Map.of(key, value))))
        .withMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "format, xml, 'detect, avro, json, text, mail'",
    "start, yesterday, earliest and latest",
    "preset, none, zendesk"
  })
  void shouldNameTheValueThatIsWrong(String key, String value, String allowed) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ForeignTopic.of("chat", Map.of("topic", "helpdesk.chat", key, value)))
        .withMessageContaining("intake.chat." + key)
        .withMessageContaining(allowed);
  }

  @Test
  void shouldRefuseTwoMappingsOfOneTopic() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () ->
                ForeignTopic.all(
                    AnabranchConfig.from(Map.of("intake.a.topic", "t", "intake.b.topic", "t"))))
        .withMessageContaining("intake.b.topic")
        .withMessageContaining("one topic has one mapping");
  }
}
