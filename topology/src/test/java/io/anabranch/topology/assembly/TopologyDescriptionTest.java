package io.anabranch.topology.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.limit.HungCalls;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.MessageIdentity;
import io.anabranch.topology.record.SingleObjectSerdes;
import io.anabranch.topology.stage.StageHarness;
import io.anabranch.topology.stage.StageTopics;
import io.anabranch.topology.stage.StageTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares every kind of topology with the text of {@link Topology#describe()} under {@code
 * src/test/resources/topology}, so that no change of wiring goes unnoticed.
 *
 * <p>When a change is safe: a node that has no store may be added, renamed or removed, and a sink
 * may get another topic, as long as its consumers follow. A change of the name of a <em>store</em>
 * (or of an application) is not: its changelog topic has that name, so that a running join would
 * start with empty state beside orphaned topics, and lose what it holds. The same goes for a change
 * of the number or order of sub-topologies, whose number is part of every task's id, and of a
 * source topic, whose partitions are the tasks. Such a change needs a new prefix, or a replay of
 * the application from the start after its reset.
 *
 * <p>To write the files anew, run this test with {@code -Danabranch.golden.update=true} and read
 * the difference.
 */
class TopologyDescriptionTest {

  private static final Path FILES = Path.of("src", "test", "resources", "topology");

  private final Pipeline pipeline = TestStages.pipeline();
  private final AnabranchConfig config = AnabranchConfig.from(Map.of());
  private final Topics topics = new Topics(config.topics());
  private final AssemblyTopology assemblies =
      new AssemblyTopology(
          topics,
          new MessageIdentity(topics.messages(), Set.of()),
          SingleObjectSerdes.serdes(),
          config.join().retention(),
          Topics.RECORD_BYTES,
          () -> AssemblyHarness.APPEND_TIME,
          System::nanoTime);

  @ParameterizedTest
  @ValueSource(strings = {"pos", "classification", "checklists", "gathered.pos-embedding", "join"})
  void shouldBeWiredAsDescribed(String name) throws IOException {
    String description = topology(name).describe().toString();
    Path file = FILES.resolve(name + ".txt");
    if (Boolean.getBoolean("anabranch.golden.update")) {
      Files.createDirectories(FILES);
      Files.writeString(file, description);
    }
    assertThat(description).isEqualToNormalizingNewlines(Files.readString(file));
  }

  private Topology topology(String name) {
    return switch (name) {
      case "join" -> assemblies.join(pipeline, config.join());
      case "gathered.pos-embedding" -> assemblies.gather(pipeline.gathers().get(0));
      default -> stage(name);
    };
  }

  private Topology stage(String name) {
    Stage stage =
        pipeline.stages().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    return new StageTopology(
            pipeline,
            topics,
            SingleObjectSerdes.serdes(),
            StageHarness.WIDE,
            new HungCalls(() -> {}))
        .build(
            stage,
            TestStages.models(),
            StageTopics.live(pipeline, topics, SingleObjectSerdes.serdes(), stage))
        .topology();
  }
}
