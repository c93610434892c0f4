package io.anabranch.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.stage.StageCatalog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class RemoteStageTest {

  private static final Map<String, String> REMOTE =
      Map.of(
          "stages.pos.implementation", "remote",
          "stages.pos.remote", "nats://127.0.0.1:4222",
          "stages.pos.limit", "5");

  @Test
  void shouldNeedWhatItsWorkersNeed() {
    Stage stage = pipeline(REMOTE).stage("pos");

    assertThat(stage.factory().implementation()).isEqualTo("remote");
    assertThat(stage.needs()).isEqualTo(TestStages.pos().needs());
    assertThat(stage.factory().languages(stage.options()))
        .isEqualTo(TestStages.pos().languages(Map.of()));
  }

  @Test
  void shouldComputeAsItWouldHere() {
    Stage stage = pipeline(REMOTE).stage("pos");
    Stage worker =
        Pipeline.computed(catalog(TestStages.pos()), "pos", AnabranchConfig.from(REMOTE));

    assertThat(stage.factory().decidingOptions(stage.options())).isEqualTo(Map.of("limit", "5"));
    assertThat(worker.factory().implementation()).isEqualTo("function");
    assertThat(worker.options()).isEqualTo(Map.of("limit", "5"));
  }

  @Test
  void shouldTakeTheImplementationThatItsWorkersRun() {
    Map<String, String> config = with(REMOTE, "stages.pos.remote-implementation", "other");
    StageCatalog catalog = catalog(TestStages.pos(), TestStages.pos().named("other"));

    assertThat(
            Pipeline.computed(catalog, "pos", AnabranchConfig.from(config))
                .factory()
                .implementation())
        .isEqualTo("other");
  }

  @Test
  void shouldRefuseAnUnknownOption() {
    assertThatThrownBy(() -> pipeline(with(REMOTE, "stages.pos.remote-modle", "m")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stages.pos")
        .hasMessageContaining("'remote-modle' is unknown; did you mean 'remote-model'?");
    assertThatThrownBy(() -> pipeline(with(REMOTE, "stages.pos.limitt", "7")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'limitt' is unknown");
  }

  @Test
  void shouldSayWhatIsMissingWhenItIsStarted() {
    Stage stage = pipeline(REMOTE).stage("pos");
    Models none =
        new Models(
            Path.of("."),
            () -> {
              throw new AssertionError("no embedder");
            });

    assertThatThrownBy(() -> stage.factory().create(stage.options(), none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("option 'remote-model' is missing")
        .hasMessageContaining("anabranch work");
  }

  private static Pipeline pipeline(Map<String, String> config) {
    return Pipeline.of(catalog(TestStages.pos()), AnabranchConfig.from(config));
  }

  private static StageCatalog catalog(ProcessorFactory<?>... factories) {
    return new StageCatalog(List.of(), List.of(factories));
  }

  private static Map<String, String> with(Map<String, String> config, String key, String value) {
    Map<String, String> more = new HashMap<>(config);
    more.put(key, value);
    return more;
  }
}
