package io.anabranch.host;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;

/** The settings of stages ({@code stages.NAME.*}), asked whenever one is started. */
@FunctionalInterface
public interface StageSettings {

  /**
   * A stage as it is to run.
   *
   * @param threads stream threads, if chosen
   */
  record Setting(Stage stage, Optional<Integer> threads) {}

  /**
   * The settings of a stage.
   *
   * @param wired the stage with the settings that its process began with
   * @throws ConfigException if it cannot run with these in this process
   */
  Setting of(Stage wired);

  /** Those of a configuration that does not change. */
  static StageSettings fixed(AnabranchConfig config) {
    return wired -> new Setting(wired, config.stage(wired.name()).threads());
  }

  /**
   * Those of a configuration that is read again each time. An implementation that reads other
   * topics is refused: gathers and the join of the process would not know of it.
   */
  static StageSettings reread(Supplier<AnabranchConfig> configuration) {
    return wired -> {
      AnabranchConfig config = configuration.get();
      String name = wired.name();
      Pipeline pipeline = Pipeline.load(config);
      if (!pipeline.names().contains(name)) {
        throw new ConfigException(
            "stages." + name + ".enabled", false, "takes effect when 'up' or 'run' is restarted");
      }
      Stage now = pipeline.stage(name);
      if (!readsLike(now, wired)) {
        throw new ConfigException(
            "stages." + name + ".implementation",
            now.factory().implementation(),
            "needs %s where '%s' needs %s: restart 'up' or 'run'"
                .formatted(now.needs(), wired.factory().implementation(), wired.needs()));
      }
      return new Setting(now, config.stage(name).threads());
    };
  }

  /** Whether two implementations of a stage read the same topics. */
  static boolean readsLike(Stage one, Stage other) {
    return one.needs().equals(other.needs())
        && one.factory().optionalNeeds().equals(other.factory().optionalNeeds())
        && one.factory().reference().equals(other.factory().reference());
  }
}
