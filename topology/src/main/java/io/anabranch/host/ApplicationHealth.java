package io.anabranch.host;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How an application of this process does.
 *
 * @param name of the application, without the prefix
 * @param id its {@code application.id} and consumer group
 * @param lateResultsDropped results that a gather or the join has dropped since it was started,
 *     because it no longer held their message
 * @param recordsPerSecond how many its threads managed while they last had something to do; empty
 *     if they had nothing to do yet
 * @param model name and version of the model that it has loaded, with a colon between; empty if it
 *     has none
 * @param reason why it holds or has failed, as a sentence; empty if the log alone says it
 */
public record ApplicationHealth(
    String name,
    String id,
    State state,
    long lateResultsDropped,
    OptionalDouble recordsPerSecond,
    Optional<String> model,
    Optional<String> reason) {

  /** Without a reason. */
  public ApplicationHealth(
      String name,
      String id,
      State state,
      long lateResultsDropped,
      OptionalDouble recordsPerSecond,
      Optional<String> model) {
    this(name, id, state, lateResultsDropped, recordsPerSecond, model, Optional.empty());
  }

  /** What an application does. */
  public enum State {
    /** It was stopped, or not started yet. */
    STOPPED,
    /** It loads its model, joins its group or restores its state. */
    STARTING,
    RUNNING,
    /** It waits for a broken dependency, and tries again by itself. */
    HOLDING,
    STOPPING,
    /** It has stopped on an error. */
    FAILED;

    /** The name as people and programs see it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return name + "=" + state + reason.map(sentence -> " (" + sentence + ")").orElse("");
  }
}
