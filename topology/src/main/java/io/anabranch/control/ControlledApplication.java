package io.anabranch.control;

import io.anabranch.host.ApplicationHealth;
import java.io.IOException;

/**
 * An application in one of the processes that can be controlled. Thread-safe.
 *
 * @param endpoint of its process
 * @param health when it was asked
 */
public record ControlledApplication(ControlEndpoint endpoint, ApplicationHealth health) {

  /** Its name, without the prefix. */
  public String name() {
    return health.name();
  }

  /** Whether somebody had stopped it when it was asked. */
  public boolean isStopped() {
    return health.state() == ApplicationHealth.State.STOPPED;
  }

  /**
   * Stops it: it leaves its group.
   *
   * @throws ControlException if it has not stopped
   */
  public void stop() throws InterruptedException {
    try {
      endpoint.client().stop(name());
    } catch (IOException e) {
      throw ControlException.refused("stop", name(), e);
    }
  }

  /**
   * Starts it, unless it runs. It may not have joined its group yet on return.
   *
   * @throws ControlException if it has not started
   */
  public void start() throws InterruptedException {
    try {
      endpoint.client().start(name());
    } catch (IOException e) {
      throw ControlException.refused("start", name(), e);
    }
  }
}
