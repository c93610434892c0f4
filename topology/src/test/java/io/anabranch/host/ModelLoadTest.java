package io.anabranch.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelLoadTest {

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger attempts = new AtomicInteger();
  private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
  private final BlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  @Test
  void shouldDeliverAtOnceWhatIsThere() {
    ModelLoad<String> load = load(() -> "model");
    assertThat(load.begin()).isTrue();
    assertThat(delivered).containsExactly("model");
    assertThat(load.isWaiting()).isFalse();
  }

  @Test
  void shouldWaitUntilTheModelIsThere() throws InterruptedException {
    ModelLoad<String> load = load(() -> missingUntil(3));
    assertThat(load.begin()).isFalse();
    assertThat(load.isWaiting()).isTrue();
    assertThat(delivered).isEmpty();
    assertThat(delivered.poll(30, TimeUnit.SECONDS)).isEqualTo("model");
    assertThat(attempts).hasValue(3);
    assertThat(load.isWaiting()).isFalse();
    assertThat(failures).isEmpty();
  }

  @Test
  void shouldThrowABadConfiguration() {
    ConfigException bad = new ConfigException("stages.pos.model", "x", "unknown");
    ModelLoad<String> load =
        load(
            () -> {
              throw bad;
            });
    assertThatThrownBy(load::begin).isSameAs(bad);
    assertThat(load.isWaiting()).isFalse();
  }

  @Test
  void shouldTellOfAnErrorOfTheMachine() throws InterruptedException {
    ModelLoad<String> load =
        load(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw missing();
              }
              throw new NoClassDefFoundError("ai/djl/Model");
            });
    load.begin();
    assertThat(failures.poll(30, TimeUnit.SECONDS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'pos' cannot be loaded")
        .hasMessageContaining("ai/djl/Model");
  }

  @Test
  void shouldTellOfAnotherErrorThatComesLater() throws InterruptedException {
    IllegalArgumentException bad = new IllegalArgumentException("not for texts so long");
    ModelLoad<String> load =
        load(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw missing();
              }
              throw bad;
            });
    load.begin();
    assertThat(failures.poll(30, TimeUnit.SECONDS)).isSameAs(bad);
    assertThat(load.isWaiting()).isFalse();
    assertThat(delivered).isEmpty();
  }

  @Test
  void shouldNotTryAgainOnceItIsCancelled() throws InterruptedException {
    ModelLoad<String> load = load(() -> missingUntil(2));
    load.begin();
    load.cancel();
    assertThat(load.isWaiting()).isFalse();
    scheduler.shutdown();
    assertThat(scheduler.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(attempts).hasValue(1);
    assertThat(delivered).isEmpty();
  }

  private ModelLoad<String> load(Supplier<String> model) {
    return new ModelLoad<>("pos", model, delivered::add, failures::add, scheduler);
  }

  private String missingUntil(int attempt) {
    if (attempts.incrementAndGet() < attempt) {
      throw missing();
    }
    return "model";
  }

  private static UncheckedIOException missing() {
    return new UncheckedIOException(new NoSuchFileException("model.pt"));
  }
}
