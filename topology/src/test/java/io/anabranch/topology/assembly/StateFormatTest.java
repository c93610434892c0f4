package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.state.StoredAnnotation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/**
 * Compares what gathers and the join keep in their stores, and so in their changelogs, with bytes
 * under {@code src/test/resources/state}.
 *
 * <p>A new version starts with the state that the one before has left, and during a rolling upgrade
 * with what an instance of the one before still writes. Bytes that differ are read by neither: add
 * what reads the former ones, keep their file, and test both. A field with a default in {@code
 * AssemblyState} is no exception, as its bytes name the schema that they were written with.
 *
 * <p>To write the files anew, before the first release that has them, run this test with {@code
 * -Danabranch.golden.update=true}.
 */
class StateFormatTest {

  private static final Path FILES = Path.of("src", "test", "resources", "state");
  private static final Instant TIME = Instant.parse("2026-12-01T10:00:00Z");
  private static final Source SOURCE = new Source("support.messages", 3, 4_711L, TIME);
  private static final Annotation<Sentiment> SENTIMENT =
      new Annotation<>("sentiment", Sentiment.class);

  @Test
  void shouldWriteHeldMessageAsBefore() throws IOException {
    assertThat(message().toBytes()).isEqualTo(released("held-message", () -> message().toBytes()));
  }

  @Test
  void shouldReadHeldMessageOfBefore() throws IOException {
    HeldMessage read = HeldMessage.ofBytes(released("held-message", () -> message().toBytes()));

    assertThat(read.source()).isEqualTo(SOURCE);
    assertThat(read.place()).isEqualTo(new Place(1, 17, TIME.plusSeconds(1)));
    assertThat(read.key()).isEqualTo("customer".getBytes(UTF_8));
    assertThat(read.missing()).containsExactly("pos");
    assertThat(read.firstSeen()).isEqualTo(TIME.plusSeconds(2).toEpochMilli());
    assertThat(read.revision()).isEqualTo(1);
    assertThat(read.reason()).isEqualTo(EnrichedReason.FIRST);
    assertThat(read.isErased()).isFalse();
    assertThat(read.isCausedBy(SENTIMENT)).isTrue();
    StoredAnnotation stored = read.annotation(SENTIMENT).orElseThrow();
    assertThat(stored.getValue()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(stored.getDigest()).isEqualTo(42);
    assertThat(stored.getOffset()).isEqualTo(23);
  }

  @Test
  void shouldReadHeadOfHeldMessageOfBefore() throws IOException {
    HeldMessage head = HeldMessage.headOfBytes(released("held-message", () -> message().toBytes()));

    assertThat(head.source()).isEqualTo(SOURCE);
    assertThat(head.key()).isEqualTo("customer".getBytes(UTF_8));
    assertThat(head.revision()).isEqualTo(1);
  }

  @Test
  void shouldKeepMessagesUnderTheKeysOfBefore() throws IOException {
    assertThat(Sources.key(SOURCE)).isEqualTo(released("source-key", () -> Sources.key(SOURCE)));
  }

  private static HeldMessage message() {
    HeldMessage message =
        HeldMessage.of(
            SOURCE,
            new Place(1, 17, TIME.plusSeconds(1)),
            "customer".getBytes(UTF_8),
            new TreeSet<>(Set.of("pos", "sentiment")),
            TIME.plusSeconds(2).toEpochMilli());
    message.setHeaders(new RecordHeaders().add("trace", "abc".getBytes(UTF_8)));
    message.put(SENTIMENT, new StoredAnnotation(ByteBuffer.wrap(new byte[] {1, 2, 3}), 42L, 23L));
    message.written(Optional.of(SENTIMENT));
    return message;
  }

  private static byte[] released(String name, Supplier<byte[]> now) throws IOException {
    Path file = FILES.resolve(name + ".hex");
    if (Boolean.getBoolean("anabranch.golden.update")) {
      Files.createDirectories(FILES);
      Files.writeString(file, HexFormat.of().formatHex(now.get()) + "\n");
    }
    return HexFormat.of().parseHex(Files.readString(file).strip());
  }
}
