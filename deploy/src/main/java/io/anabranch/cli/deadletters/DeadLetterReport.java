package io.anabranch.cli.deadletters;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.DisplayText;
import io.anabranch.cli.output.Progress;
import io.anabranch.deadletter.DeadLetterAction;
import io.anabranch.deadletter.DeadLetterEvent;
import io.anabranch.deadletter.DeadLetterResult;
import java.util.function.Consumer;

/**
 * Says on standard error what becomes of dead letters. A dry run says on standard output what would
 * become of each.
 */
final class DeadLetterReport implements Consumer<DeadLetterEvent> {

  /** What is done with letters that are not refused, as words. */
  enum Verb {
    RETRY("retry", "retried"),
    DISCARD("discard", "discarded");

    private final String infinitive;
    private final String participle;

    Verb(String infinitive, String participle) {
      this.infinitive = infinitive;
      this.participle = participle;
    }
  }

  private final CliContext context;
  private final Verb verb;
  private final boolean dryRun;
  private final Progress progress;
  private long decided;

  DeadLetterReport(CliContext context, Verb verb, boolean dryRun) {
    this.context = context;
    this.verb = verb;
    this.dryRun = dryRun;
    this.progress = new Progress(context.err(), "dead letters");
  }

  @Override
  public void accept(DeadLetterEvent event) {
    if (event instanceof DeadLetterEvent.Skipped skipped) {
      context.problem(skipped.problem());
    } else if (event instanceof DeadLetterEvent.Absent absent) {
      context.problem("there is no dead letter '" + absent.id() + "'");
    } else if (event instanceof DeadLetterEvent.Decided letter) {
      if (dryRun) {
        print(DisplayText.clean(letter.id()), letter.action());
      }
      progress.update(++decided);
    } else if (event instanceof DeadLetterEvent.NotReadableYet) {
      context.problem(
          "a transaction is open, of this command or of another;"
              + " 'anabranch dead-letters list' shows the change when that has ended");
    } else if (event instanceof DeadLetterEvent.Failed failed) {
      context.problem(
          "%s %s before that; 'anabranch dead-letters list' shows what is left"
              .formatted(verb.participle, DeadLetterText.letters(failed.done())));
    }
  }

  /** Says what it all comes to. */
  void print(DeadLetterResult result) {
    String stages = DeadLetterText.by(result.acceptedByStage());
    context
        .err()
        .println(
            (dryRun ? "would " + verb.infinitive : verb.participle)
                + " "
                + DeadLetterText.letters(result.accepted())
                + (stages.isEmpty() ? "" : "; by stage: " + stages));
    result
        .refusedByReason()
        .forEach(
            (reason, count) ->
                context
                    .err()
                    .println(
                        "%s %s: %s"
                            .formatted(
                                dryRun ? "would refuse" : "refused",
                                DeadLetterText.letters(count),
                                reason)));
    if (result.changed() > 0) {
      context.problem(
          "left alone " + DeadLetterText.letters(result.changed()) + " that changed meanwhile");
    }
  }

  private void print(String id, DeadLetterAction action) {
    if (action instanceof DeadLetterAction.Refusal refusal) {
      context.out().println("would refuse " + id + ": " + refusal.reason());
    } else if (action instanceof DeadLetterAction.Retry retry) {
      context.out().println("would retry " + id + " -> " + retry.topic());
    } else {
      context.out().println("would discard " + id);
    }
  }
}
