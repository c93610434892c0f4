package io.anabranch.task;

import io.anabranch.schema.ModelInfo;

/**
 * What workers serve: a stage by one version of a model. Those of other versions have queues of
 * their own.
 *
 * @param stage its name
 * @param model by which its results are to be computed
 */
public record TaskQueue(String stage, ModelInfo model) {

  private static final String PREFIX = "anabranch.tasks.";

  /**
   * Name of the queue, subject or stream: {@code anabranch.tasks.STAGE.MODEL.VERSION}, in which
   * whatever is no letter, digit, hyphen or underscore in the last two is a hyphen.
   */
  public String name() {
    return PREFIX + stage + "." + token(model.getName()) + "." + token(model.getVersion());
  }

  private static String token(String text) {
    return text.replaceAll("[^A-Za-z0-9_-]", "-");
  }
}
