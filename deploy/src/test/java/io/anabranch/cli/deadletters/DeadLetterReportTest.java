package io.anabranch.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.TestContexts;
import io.anabranch.cli.deadletters.DeadLetterReport.Verb;
import io.anabranch.deadletter.DeadLetterAction;
import io.anabranch.deadletter.DeadLetterEvent;
import io.anabranch.deadletter.DeadLetterResult;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadLetterReportTest {

  private static final DeadLetterResult RESULT =
      new DeadLetterResult(
          Map.of("sentiment", 1, "pos", 2), Map.of("too large", 1), Set.of("pos-none"), 1);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CliContext context = TestContexts.printing(Path.of("none"), out, err);

  @Test
  void shouldSayWhatWouldBecomeOfEachLetterInADryRun() {
    DeadLetterReport report = new DeadLetterReport(context, Verb.DISCARD, true);

    report.accept(new DeadLetterEvent.Decided("pos-a", new DeadLetterAction.Discard()));
    report.accept(new DeadLetterEvent.Decided("pos-b", new DeadLetterAction.Refusal("too large")));
    report.print(RESULT);

    assertThat(out.toString().lines())
        .containsExactly("would discard pos-a", "would refuse pos-b: too large");
    assertThat(err.toString().lines())
        .containsExactly(
            "would discard 3 dead letters; by stage: pos 2, sentiment 1",
            "would refuse 1 dead letter: too large",
            "anabranch: left alone 1 dead letter that changed meanwhile");
  }

  @Test
  void shouldSayWhatWasDoneAndWhatWasNot() {
    DeadLetterReport report = new DeadLetterReport(context, Verb.RETRY, false);

    report.accept(new DeadLetterEvent.Absent("pos-none"));
    report.accept(new DeadLetterEvent.Decided("pos-a", new DeadLetterAction.Discard()));
    report.accept(new DeadLetterEvent.Failed(1));

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .containsExactly(
            "anabranch: there is no dead letter 'pos-none'",
            "anabranch: retried 1 dead letter before that; 'anabranch dead-letters list' shows what"
                + " is left");
  }
}
