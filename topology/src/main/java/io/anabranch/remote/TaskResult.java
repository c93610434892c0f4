package io.anabranch.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What became of a task. */
sealed interface TaskResult {

  /** An outcome for each document. */
  record Answered(List<JsonNode> outcomes) implements TaskResult {}

  /**
   * Workers have ended at it, while others went on.
   *
   * @param workers how many
   */
  record Ended(int workers) implements TaskResult {}

  /**
   * Nobody has answered in time.
   *
   * @param isBegun whether a worker had begun
   */
  record Late(boolean isBegun) implements TaskResult {}
}
