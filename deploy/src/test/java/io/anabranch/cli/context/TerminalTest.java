package io.anabranch.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @AfterEach
  void clear() {
    System.clearProperty(Terminal.TTY);
    System.clearProperty(Terminal.COLUMNS);
  }

  @Test
  void shouldBePlainUnlessLauncherSaysTerminal() {
    Terminal terminal = Terminal.of(Map.of());

    assertThat(terminal.interactive()).isFalse();
    assertThat(terminal.ansi().enabled()).isFalse();
    assertThat(terminal.width()).isEqualTo(100);
  }

  @Test
  void shouldColourTerminals() {
    System.setProperty(Terminal.TTY, "true");
    System.setProperty(Terminal.COLUMNS, "132");

    Terminal terminal = Terminal.of(Map.of("TERM", "xterm"));

    assertThat(terminal.interactive()).isTrue();
    assertThat(terminal.ansi().enabled()).isTrue();
    assertThat(terminal.width()).isEqualTo(132);
  }

  @Test
  void shouldHonourNoColourAndDumbTerminals() {
    System.setProperty(Terminal.TTY, "true");

    assertThat(Terminal.of(Map.of("NO_COLOR", "1")).ansi().enabled()).isFalse();
    assertThat(Terminal.of(Map.of("TERM", "dumb")).ansi().enabled()).isFalse();
    assertThat(Terminal.of(Map.of("NO_COLOR", "")).ansi().enabled()).isTrue();
  }
}
