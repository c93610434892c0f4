package io.anabranch.cli.produce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.junit.jupiter.api.Test;

class InterruptibleInputTest {

  @Test
  void shouldPassOnEverythingToTheEnd() throws IOException {
    byte[] bytes = "line\n".repeat(50_000).getBytes(UTF_8);

    try (InputStream in = InterruptibleInput.of(new ByteArrayInputStream(bytes))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void shouldEndReadOnInterruption() throws IOException {
    try (PipedOutputStream silent = new PipedOutputStream();
        InputStream in = InterruptibleInput.of(new PipedInputStream(silent))) {
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(in::read);
    }
    assertThat(Thread.interrupted()).isFalse();
  }
}
