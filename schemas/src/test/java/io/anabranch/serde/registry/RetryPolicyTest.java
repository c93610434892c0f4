package io.anabranch.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  private static final RetryPolicy POLICY =
      new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(100), Duration.ofMillis(1000));

  @ParameterizedTest
  @CsvSource({"1,50,100", "2,100,200", "4,400,800", "5,500,1000", "2000000000,500,1000"})
  void shouldPauseBetweenHalfAndAllOfTheBackoff(int retry, long least, long most) {
    for (int i = 0; i < 1_000; i++) {
      assertThat(POLICY.pause(retry)).isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
    }
  }
}
