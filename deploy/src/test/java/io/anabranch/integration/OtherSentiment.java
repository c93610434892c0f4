package io.anabranch.integration;

import io.anabranch.host.ApplicationHealth;
import io.anabranch.host.ApplicationHealth.State;
import io.anabranch.host.Applications;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What another process answers that has one application, sentiment, without doing anything. */
final class OtherSentiment implements Applications {

  private final String id;
  private final Runnable onStart;
  private volatile State state;

  /**
   * @param id of the application
   * @param onStart called when the application is to start
   */
  OtherSentiment(String id, State state, Runnable onStart) {
    this.id = id;
    this.state = state;
    this.onStart = onStart;
  }

  State state() {
    return state;
  }

  @Override
  public List<ApplicationHealth> health() {
    Optional<String> model = state == State.STOPPED ? Optional.empty() : Optional.of("fast:0");
    return List.of(new ApplicationHealth("sentiment", id, state, 0, OptionalDouble.empty(), model));
  }

  @Override
  public void start(String name) {
    onStart.run();
    state = State.RUNNING;
  }

  @Override
  public boolean stop(String name) {
    state = State.STOPPED;
    return true;
  }

  @Override
  public String metrics() {
    return "";
  }
}
