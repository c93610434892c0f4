package io.anabranch.promote;

import io.anabranch.replay.ReplayEvent;
import java.nio.file.Path;

/** What a promotion tells of its progress, on the thread that it runs on. */
public sealed interface PromotionEvent {

  /** The stage is being restarted and replayed. */
  record Replaying(ReplayEvent event) implements PromotionEvent {}

  /**
   * The promotion ends early and leaves the candidate in its place; the stage has still to be
   * replayed.
   *
   * @param file that names the candidate
   */
  record ReplayUnfinished(Path file) implements PromotionEvent {}

  /**
   * A process could not be put back to the model that it had.
   *
   * @param reason in words
   */
  record NotUndone(String reason) implements PromotionEvent {}
}
