package io.anabranch.host;

import java.util.List;
import java.util.NoSuchElementException;

/** The applications of this process, as they are controlled from outside. */
public interface Applications {

  /** How each of them does, in the order of the flow. Never waits. */
  List<ApplicationHealth> health();

  /**
   * Loads and starts one, unless it runs. It may not have joined its group yet on return.
   *
   * @throws NoSuchElementException if this process has none of this name
   */
  void start(String name);

  /**
   * Stops one: it finishes the record in hand, commits and leaves its group.
   *
   * @return whether it has stopped; if not, it is too busy and stops later
   * @throws NoSuchElementException if this process has none of this name
   */
  boolean stop(String name);

  /** The metrics of all of them in Prometheus' text format. */
  String metrics();
}
