package io.anabranch.control;

import io.anabranch.host.ApplicationHealth;
import io.anabranch.host.ApplicationHealth.State;
import io.anabranch.host.Applications;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.config.ConfigException;

/** Applications that are nothing but their states. */
final class FakeApplications implements Applications {

  private final Map<String, State> states = new ConcurrentSkipListMap<>();
  private volatile CountDownLatch release = new CountDownLatch(0);
  private boolean isBusy;
  private boolean isRefused;

  void put(String name, State state) {
    states.put(name, state);
  }

  /** From now on, nothing stops in time. */
  void keepBusy() {
    isBusy = true;
  }

  /** From now on, nothing stops until what is returned is counted down. */
  CountDownLatch holdStops() {
    release = new CountDownLatch(1);
    return release;
  }

  /** From now on, nothing can be started as it is configured. */
  void refuseSettings() {
    isRefused = true;
  }

  State state(String name) {
    return health().stream().filter(h -> h.name().equals(name)).findFirst().orElseThrow().state();
  }

  @Override
  public List<ApplicationHealth> health() {
    return states.entrySet().stream()
        .map(
            entry ->
                new ApplicationHealth(
                    entry.getKey(),
                    "support." + entry.getKey(),
                    entry.getValue(),
                    7,
                    OptionalDouble.of(12.5),
                    Optional.of("fake:1")))
        .toList();
  }

  @Override
  public void start(String name) {
    if (isRefused) {
      throw new ConfigException("stages." + name + ".implementation", "other", "restart 'run'");
    }
    states.put(name, State.RUNNING);
  }

  @Override
  public boolean stop(String name) {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (!isBusy) {
      states.put(name, State.STOPPED);
    }
    return !isBusy;
  }

  @Override
  public String metrics() {
    return "anabranch_application_held 0.0\n";
  }
}
