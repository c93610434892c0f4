package io.anabranch.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final StreamFilter ALL = new StreamFilter(Map.of());

  private final TestStream reading = new TestStream(true);
  private final TestStream silent = new TestStream(false);

  @Test
  void shouldSendEventsInTheirOrder() {
    EventStream stream = new EventStream(silent, ALL, true);
    send(stream, 0, 3);
    assertThat(silent.written).containsExactly("0");
    silent.take();
    silent.take();

    assertThat(silent.written).containsExactly("0", "1", "2");
    assertThat(stream.isIdle()).isFalse();
    silent.take();
    assertThat(stream.isIdle()).isTrue();
  }

  @Test
  void shouldHoldBackWhatComesBeforeTheRelease() {
    EventStream stream = new EventStream(reading, ALL, true);
    stream.hold();
    send(stream, 1, 200);
    stream.sendFirst("0".getBytes(UTF_8)).toCompletableFuture().join();
    assertThat(reading.written).containsExactly("0");
    stream.release();

    assertThat(reading.written)
        .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(Integer::toString).toList());
  }

  @Test
  void shouldDropAReaderThatLetsTooManyEventsWait() {
    EventStream stream = new EventStream(silent, ALL, true);
    send(stream, 0, 257);
    assertThat(stream.isOpen()).isTrue();
    send(stream, 257, 258);

    assertThat(stream.isOpen()).isFalse();
    assertThat(silent.isClosed()).isFalse();
  }

  @Test
  void shouldDropAReaderThatLetsTooManyBytesWait() {
    EventStream stream = new EventStream(silent, ALL, true);
    byte[] large = new byte[1024 * 1024];
    IntStream.range(0, 5).forEach(i -> stream.send(large));
    assertThat(stream.isOpen()).isTrue();
    stream.send(large);

    assertThat(stream.isOpen()).isFalse();
  }

  @Test
  void shouldSendALargeEventToAReaderThatReads() {
    EventStream stream = new EventStream(reading, ALL, true);
    stream.send(new byte[5 * 1024 * 1024]);
    send(stream, 0, 1_000);

    assertThat(reading.written).hasSize(1_001);
  }

  private static void send(EventStream stream, int from, int end) {
    IntStream.range(from, end).forEach(i -> stream.send(Integer.toString(i).getBytes(UTF_8)));
  }
}
