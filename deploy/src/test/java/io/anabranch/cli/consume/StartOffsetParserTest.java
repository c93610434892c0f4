package io.anabranch.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.client.StartOffset;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartOffsetParserTest {

  @Test
  void shouldReadEveryForm() {
    assertThat(StartOffsetParser.parse("start")).isEqualTo(new StartOffset.Start());
    assertThat(StartOffsetParser.parse("end")).isEqualTo(new StartOffset.End());
    assertThat(StartOffsetParser.parse("42")).isEqualTo(new StartOffset.At(42));
    assertThat(StartOffsetParser.parse("-10")).isEqualTo(new StartOffset.Last(10));
    assertThat(StartOffsetParser.parse("@1790000000000"))
        .isEqualTo(new StartOffset.Since(Instant.ofEpochMilli(1_790_000_000_000L)));
    assertThat(StartOffsetParser.parse("@2026-01-31T12:00:00Z"))
        .isEqualTo(new StartOffset.Since(Instant.parse("2026-01-31T12:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@", "--1", "1.5", "@yesterday", "2026-01-31T12:00:00Z", "latest"})
  void shouldSayWhatIsAllowed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StartOffsetParser.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("allowed are start, end, N, -N");
  }
}
