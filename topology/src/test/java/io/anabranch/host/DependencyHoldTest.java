package io.anabranch.host;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.UnavailableException;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With an application that is never started, and a scheduler whose tasks the test runs. */
class DependencyHoldTest {

  @TempDir private Path state;

  private final CollectingScheduler scheduler = new CollectingScheduler();
  private KafkaStreams streams;
  private final List<String> missing = new ArrayList<>();
  private DependencyHold hold;

  @BeforeEach
  void open() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "hold");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    Topology topology = new Topology().addSource("input", "topic");
    streams = new KafkaStreams(topology, properties);
    hold = new DependencyHold("hold", streams, scheduler, missing::add);
  }

  @AfterEach
  void close() {
    streams.close(Duration.ofSeconds(10));
    scheduler.shutdownNow();
  }

  static Stream<Throwable> brokenDependencies() {
    return Stream.of(
        unavailable(),
        new StreamsException(
            new SchemaRegistryUnavailableException("registry", new SerializationException())),
        new StreamsException(new TimeoutException("broker")),
        new StreamsException("commit", new RebalanceInProgressException()),
        new SerializationException("schema", new ConnectException()),
        new SerializationException("schema", new SocketTimeoutException()),
        new StreamsException(new HttpTimeoutException("registry")));
  }

  @ParameterizedTest
  @MethodSource("brokenDependencies")
  void shouldPauseUntilItTriesAgain(Throwable error) {
    assertThat(hold.handle(error)).isEqualTo(REPLACE_THREAD);
    assertThat(streams.isPaused()).isTrue();
    scheduler.runLast();
    assertThat(streams.isPaused()).isFalse();
  }

  @Test
  void shouldStayHeldWhileItTriesAgain() {
    assertThat(hold.isHeld()).isFalse();

    hold.handle(unavailable());
    assertThat(hold.isHeld()).isTrue();
    scheduler.runLast();

    assertThat(streams.isPaused()).isFalse();
    assertThat(hold.isHeld()).isTrue();
  }

  static Stream<Throwable> otherErrors() {
    return Stream.of(
        new StreamsException("process", new NullPointerException()),
        new StreamsException(new SerializationException("not Avro")),
        new StreamsException(new RecordTooLargeException()),
        new OutOfMemoryError());
  }

  @ParameterizedTest
  @MethodSource("otherErrors")
  void shouldStopTheApplicationOnAnyOtherError(Throwable error) {
    assertThat(hold.handle(error)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(streams.isPaused()).isFalse();
    assertThat(hold.isHeld()).isFalse();
    assertThat(scheduler.delays).isEmpty();
  }

  @Test
  void shouldBeginAnewIfATopicIsMissing() {
    assertThat(hold.handle(new MissingSourceTopicException("topic"))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(missing).containsExactly("a topic that it reads is missing");
    assertThat(scheduler.delays).isEmpty();
  }

  @Test
  void shouldWaitLongerEachTimeUpToHalfAMinute() {
    for (int i = 0; i < 10; i++) {
      hold.handle(unavailable());
      scheduler.runLast();
    }
    long longest = 500;
    for (long delay : scheduler.delays) {
      assertThat(delay).isBetween(longest / 2, longest);
      longest = Math.min(2 * longest, 30_000);
    }
    assertThat(longest).isEqualTo(30_000);
    assertThat(scheduler.delays).hasSize(10);
  }

  private static Throwable unavailable() {
    return new StreamsException(
        "process", new UnavailableException("model", new RuntimeException()));
  }

  private static final class CollectingScheduler extends ScheduledThreadPoolExecutor {

    private final List<Long> delays = new ArrayList<>();
    private final List<Runnable> tasks = new ArrayList<>();

    CollectingScheduler() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      delays.add(unit.toMillis(delay));
      tasks.add(task);
      Callable<Void> never = () -> null;
      return super.schedule(never, 1, TimeUnit.DAYS);
    }

    void runLast() {
      tasks.get(tasks.size() - 1).run();
    }
  }
}
