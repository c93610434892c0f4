package io.anabranch.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Workers of a stage in processes of their own, which are started again whenever they end. */
final class WorkerProcesses {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Trial trial;
  private final List<StageProcess> running = new ArrayList<>();
  private final Random random = new Random(1);
  private int ended;

  private WorkerProcesses(Trial trial) {
    this.trial = trial;
  }

  /** Starts so many, and waits until they have loaded their models. */
  static WorkerProcesses start(Trial trial, int count) {
    WorkerProcesses workers = new WorkerProcesses(trial);
    for (int i = 0; i < count; i++) {
      workers.running.add(trial.startWorker());
    }
    workers.running.forEach(
        worker ->
            Awaitility.await().atMost(PATIENCE).until(() -> worker.log().contains("works on")));
    return workers;
  }

  /** Waits, and starts again whatever ends meanwhile. */
  void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              revive();
              return condition.call();
            });
  }

  /** Kills one of them. */
  void killOne() {
    running.get(random.nextInt(running.size())).kill();
  }

  /** How many have ended so far. */
  int ended() {
    return ended;
  }

  private void revive() {
    for (int i = 0; i < running.size(); i++) {
      if (!running.get(i).isAlive()) {
        ended++;
        running.set(i, trial.startWorker());
      }
    }
  }
}
