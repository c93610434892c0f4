package io.anabranch.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.ProcessorFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineLoadTest {

  @Test
  void shouldSayWhichImplementationsThereAreAndWhereOthersAreLookedFor() {
    AnabranchConfig config =
        AnabranchConfig.from(Map.of("stages.sentiment.implementation", "oracle"));

    assertThatThrownBy(() -> Pipeline.load(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stages.sentiment.implementation")
        .hasMessageContaining("oracle")
        .hasMessageContaining("allowed are corenlp, djl, linear")
        .hasMessageContaining("jars with others are looked for in the class path alone");
  }

  @Test
  void shouldNameTheServiceWhoseClassIsMissing(@TempDir Path jar) throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(ProcessorFactory.class.getName()), "com.example.ThatIsNotThere\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      assertThatThrownBy(() -> Pipeline.load(AnabranchConfig.from(Map.of())))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("com.example.ThatIsNotThere")
          .hasMessageContaining("correct or remove its jar");
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
