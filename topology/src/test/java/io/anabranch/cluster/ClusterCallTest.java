package io.anabranch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.junit.jupiter.api.Test;

class ClusterCallTest {

  @Test
  void shouldPassOnTheAnswer() throws Exception {
    assertThat(ClusterCall.translate(() -> "answer")).isEqualTo("answer");
  }

  @Test
  void shouldSayWhatKafkaSays() {
    GroupAuthorizationException reason = new GroupAuthorizationException("support.pos");

    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(
            () ->
                ClusterCall.translate(
                    () -> {
                      throw new ExecutionException(reason);
                    }))
        .withMessage(reason.getMessage())
        .withCause(reason);
  }

  @Test
  void shouldNotTakeAnInterruptionForAnAnswer() {
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () ->
                ClusterCall.translate(
                    () -> {
                      throw new InterruptedException();
                    }));
  }
}
