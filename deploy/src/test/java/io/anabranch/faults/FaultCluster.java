package io.anabranch.faults;

import io.anabranch.devcluster.ClusterService;
import io.anabranch.devcluster.DevCluster;
import io.anabranch.devcluster.DevClusterConfig;
import io.anabranch.devcluster.SharedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A cluster for the tests of a class, which end every process and show its log on failure. */
final class FaultCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private final boolean isShared;
  private final List<Trial> trials = new ArrayList<>();
  private @Nullable DevCluster cluster;

  private FaultCluster(boolean isShared) {
    this.isShared = isShared;
  }

  /** For a class that kills or stops broker or registry. */
  static FaultCluster own() {
    return new FaultCluster(false);
  }

  /** For a class that leaves them alone. */
  static FaultCluster shared() {
    return new FaultCluster(true);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster = isShared ? SharedCluster.of(context) : DevCluster.start(DevClusterConfig.isolated());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      trials.forEach(Trial::showLogs);
    }
    trials.forEach(Trial::close);
    trials.clear();
    if (isShared) {
      return;
    }
    // A test that failed may have left one stopped or down.
    for (ClusterService service : List.of(cluster().broker(), cluster().registry())) {
      service.process().ifPresent(running -> Signals.resume(service));
      service.start();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (!isShared) {
      cluster().close();
    }
  }

  DevCluster cluster() {
    return Objects.requireNonNull(cluster);
  }

  /**
   * A pipeline of its own on the cluster.
   *
   * @param name begins its topics and names its folder
   * @param settings keys of the configuration beside those that every trial has
   */
  Trial trial(String name, Map<String, String> settings) throws Exception {
    Trial trial = Trial.create(cluster(), name, settings);
    trials.add(trial);
    return trial;
  }
}
