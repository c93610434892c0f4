package io.anabranch.faults;

import io.anabranch.devcluster.ClusterService;
import io.anabranch.devcluster.DevCluster;
import io.anabranch.devcluster.DevClusterConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One cluster for the tests of a class, which end every process and show its log on failure. */
final class FaultCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private final List<Trial> trials = new ArrayList<>();
  private @Nullable DevCluster cluster;

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster = DevCluster.start(DevClusterConfig.isolated());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      trials.forEach(Trial::showLogs);
    }
    trials.forEach(Trial::close);
    trials.clear();
    // A test that failed may have left one stopped or down.
    for (ClusterService service : List.of(cluster().broker(), cluster().registry())) {
      service.process().ifPresent(running -> Signals.resume(service));
      service.start();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    cluster().close();
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
