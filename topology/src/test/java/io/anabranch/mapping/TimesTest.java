package io.anabranch.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1613415151 | 2021-02-15T18:52:31Z",
        "1613415151.5 | 2021-02-15T18:52:31.500Z",
        "1738573920000 | 2025-02-03T09:12:00Z",
        "1738573920000000 | 2025-02-03T09:12:00Z",
        "1738573920000000000 | 2025-02-03T09:12:00Z",
        "2025-02-03T10:12:00+01:00 | 2025-02-03T09:12:00Z",
        "2025-02-03T10:12:00.123+0100 | 2025-02-03T09:12:00.123Z",
        "2025-02-03T09:12:00Z | 2025-02-03T09:12:00Z",
        "2025-02-03 09:12:00 UTC | 2025-02-03T09:12:00Z",
        "2025-02-03 09:12:00.000001 | 2025-02-03T09:12:00.000001Z",
        "2025-02-03 09:12 | 2025-02-03T09:12:00Z",
        "2025-02-03 | 2025-02-03T00:00:00Z",
        "03.02.2025 09:12 | 2025-02-03T09:12:00Z",
        "Mon, 3 Feb 2025 10:12:00 +0100 | 2025-02-03T09:12:00Z",
        "3 Feb 2025 09:12:00 GMT | 2025-02-03T09:12:00Z",
        "Tue Oct 31 22:10:47 +0000 2017 | 2017-10-31T22:10:47Z"
      })
  void shouldReadTime(String text, Instant time) throws Exception {
    assertThat(Times.UTC.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "77", "161341515100000000000", "31/31/2025", "2025-13-01"})
  void shouldRefuseWhatIsNoTime(String text) {
    assertThatExceptionOfType(UnmappableException.class)
        .isThrownBy(() -> Times.UTC.parse(text))
        .withMessageNotContaining(text);
  }

  @Test
  void shouldRefuseWhatCouldBeTwoDaysUnlessItIsTold() throws Exception {
    assertThatExceptionOfType(UnmappableException.class)
        .isThrownBy(() -> Times.UTC.parse("03/04/2025 09:12"))
        .withMessageContaining("--date-format");
    Times told =
        new Times(
            ZoneId.of("Europe/Berlin"),
            Optional.of(DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm")));
    assertThat(told.parse("03/04/2025 09:12")).isEqualTo("2025-04-03T07:12:00Z");
  }
}
