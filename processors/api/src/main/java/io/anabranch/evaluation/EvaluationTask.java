package io.anabranch.evaluation;

/** What is to be measured of a stage. Its data is read, its models are not loaded. */
public interface EvaluationTask {

  /**
   * Measures.
   *
   * @param stage runs the stage that the task is for
   * @throws IllegalArgumentException if the implementation of the stage cannot be measured like
   *     this
   */
  EvaluationResult evaluate(EvaluatedStage stage);
}
