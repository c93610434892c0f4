package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.schema.ModelInfo;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.redis.RedisTaskSender;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is trusted whose certificate is trusted and names its host, and no other. */
@Tag("brokers")
class RedisTlsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final TaskQueue QUEUE = new TaskQueue("embedding", new ModelInfo("model", "1"));

  @TempDir private static Path folder;

  private static SecuredRedis server;

  @BeforeAll
  static void start() throws Exception {
    server = SecuredRedis.start(folder, "secret");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldConnectToHostThatTheCertificateNames() {
    try (RedisTaskSender sender = sender("localhost", true)) {
      await().atMost(LIMIT).until(() -> sender.trouble().isEmpty());
    }
  }

  @Test
  void shouldNotConnectToHostThatTheCertificateDoesNotName() {
    try (RedisTaskSender sender = sender("127.0.0.1", true)) {
      assertTrouble(sender, "subject alternative names");
    }
  }

  @Test
  void shouldNotConnectWhereTheCertificateIsNotTrusted() {
    try (RedisTaskSender sender = sender("localhost", false)) {
      assertTrouble(sender, "certification path");
    }
  }

  private static void assertTrouble(RedisTaskSender sender, String text) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(sender.trouble()).get().asString().contains(text));
  }

  private static RedisTaskSender sender(String host, boolean isTrusted) {
    return new RedisTaskSender(server.settings(host, isTrusted), QUEUE, new RecordedAnswers());
  }
}
