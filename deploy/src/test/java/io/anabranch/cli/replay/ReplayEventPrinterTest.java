package io.anabranch.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cli.context.TestContexts;
import io.anabranch.replay.ReplayEvent;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayEventPrinterTest {

  private final StringWriter err = new StringWriter();
  private final ReplayEventPrinter printer =
      new ReplayEventPrinter(TestContexts.printing(Path.of("none"), Writer.nullWriter(), err));

  @Test
  void shouldSayEachStepInALine() {
    printer.accept(new ReplayEvent.Stopping("pos"));
    printer.accept(new ReplayEvent.SetBack("pos"));
    printer.accept(new ReplayEvent.NotStarted("pos", "cannot start 'pos': busy"));
    printer.accept(new ReplayEvent.Started("pos"));

    assertThat(err.toString().lines())
        .containsExactly(
            "stopping pos", "set back pos", "anabranch: cannot start 'pos': busy", "started pos");
  }

  @Test
  void shouldNotSayWhatIsLeftAtOnce() {
    printer.accept(new ReplayEvent.Left(Map.of("pos", 12L)));
    printer.accept(new ReplayEvent.Left(Map.of("pos", 10L)));

    assertThat(err.toString()).isEmpty();
  }
}
