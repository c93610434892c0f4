package io.anabranch.cli.promote;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.replay.ReplayEventPrinter;
import io.anabranch.promote.PromotionEvent;
import java.util.function.Consumer;

/** Says on standard error what a promotion does. */
final class PromoteEventPrinter implements Consumer<PromotionEvent> {

  private final CliContext context;
  private final String replayLater;
  private final ReplayEventPrinter replays;

  /**
   * Prints to standard error.
   *
   * @param replayLater the command that replays the stage
   */
  PromoteEventPrinter(CliContext context, String replayLater) {
    this.context = context;
    this.replayLater = replayLater;
    this.replays = new ReplayEventPrinter(context);
  }

  @Override
  public void accept(PromotionEvent event) {
    if (event instanceof PromotionEvent.Replaying replaying) {
      replays.accept(replaying.event());
    } else if (event instanceof PromotionEvent.ReplayUnfinished unfinished) {
      context
          .err()
          .println(
              "%s names the candidate; the replay is not finished: %s"
                  .formatted(unfinished.file(), replayLater));
    } else if (event instanceof PromotionEvent.NotUndone notUndone) {
      context.problem(notUndone.reason());
    }
  }
}
