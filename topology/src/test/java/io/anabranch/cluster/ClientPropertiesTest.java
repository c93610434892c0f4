package io.anabranch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.config.AnabranchConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

  private static final AnabranchConfig CONFIG =
      AnabranchConfig.from(
          Map.of(
              "kafka.bootstrap.servers", "kafka:9092",
              "kafka.security.protocol", "SASL_SSL",
              "kafka.num.stream.threads", "4",
              "kafka.producer.linger.ms", "7",
              "kafka.consumer.fetch.max.wait.ms", "9",
              "kafka.group.protocol", "streams",
              "kafka.main.consumer.max.poll.records", "11",
              "kafka.group.id", "mine",
              "kafka.login.module.option", "x"));

  @Test
  void shouldGiveEachClientWhatItKnows() {
    assertThat(ClientProperties.admin(CONFIG))
        .containsOnlyKeys("bootstrap.servers", "security.protocol", "login.module.option");
    assertThat(ClientProperties.producer(CONFIG))
        .containsOnlyKeys(
            "bootstrap.servers", "security.protocol", "linger.ms", "login.module.option")
        .containsEntry("linger.ms", "7");
  }

  @Test
  void shouldGiveTransactionalProducersLargeRecordsAndAllAcknowledgements() {
    assertThat(ClientProperties.transactionalProducer(CONFIG, "support.dead-letters"))
        .containsEntry("transactional.id", "support.dead-letters")
        .containsEntry("enable.idempotence", true)
        .containsEntry("acks", "all")
        .containsEntry("max.request.size", 4 * 1024 * 1024)
        .containsEntry("linger.ms", "7");
  }

  @Test
  void shouldGiveConsumersNoGroup() {
    assertThat(ClientProperties.consumer(CONFIG))
        .containsEntry("fetch.max.wait.ms", "9")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("isolation.level", "read_committed")
        .doesNotContainKeys("group.id", "group.protocol", "max.poll.records", "num.stream.threads");
  }
}
