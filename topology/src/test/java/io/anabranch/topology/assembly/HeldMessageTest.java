package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Sentiment;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.state.StoredAnnotation;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldMessageTest {

  /** Less than an application leaves between the limit and the largest record of a changelog. */
  private static final int ROOM = 4_000;

  @ParameterizedTest
  @ValueSource(ints = {300, 5_000, 100_000})
  void shouldKeepWhatFits(int bytes) {
    RecordLimit limit = new RecordLimit(bytes);
    for (int seed = 0; seed < 50; seed++) {
      HeldMessage message = message(new Random(seed), 2 * bytes);
      message.fit(limit, Optional.of(Annotation.MESSAGE));

      assertThat(message.toBytes().length).isLessThan(bytes + ROOM);
      assertThat(HeldMessage.ofBytes(message.toBytes()).toBytes()).isEqualTo(message.toBytes());
    }
  }

  private static HeldMessage message(Random random, int most) {
    HeldMessage message =
        HeldMessage.of(
            AssemblyHarness.source(0),
            Place.of(AssemblyHarness.source(0)),
            new byte[most / 10],
            Set.of("a", "b"),
            1L);
    Headers headers = new RecordHeaders();
    for (int i = 0; i < random.nextInt(5); i++) {
      headers.add("trace-" + i, "x".repeat(random.nextInt(most / 100)).getBytes(UTF_8));
    }
    message.setHeaders(headers);
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      message.put(
          new Annotation<>("stage-" + i, Sentiment.class),
          new StoredAnnotation(
              ByteBuffer.wrap(new byte[random.nextInt(most)]), random.nextLong(), (long) i));
    }
    return message;
  }
}
