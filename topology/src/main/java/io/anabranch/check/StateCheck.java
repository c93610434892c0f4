package io.anabranch.check;

import io.anabranch.config.AnabranchConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.StreamsConfig;

/** Whether the folder of the state stores can be written, and has room. */
record StateCheck(AnabranchConfig config) implements Check {

  private static final long LEAST_BYTES = 1L << 30;

  @Override
  public String subject() {
    return "state.directory";
  }

  @Override
  public List<Finding> look() {
    Path folder = config.state().orElseGet(() -> Path.of(kafkaFolder()));
    Path present = folder.toAbsolutePath();
    while (present != null && !Files.exists(present)) {
      present = present.getParent();
    }
    if (present == null || !Files.isDirectory(present) || !Files.isWritable(present)) {
      return List.of(
          Finding.problem(
              subject(), "'%s' cannot be written: set a folder that can".formatted(folder)));
    }
    try {
      long room = Files.getFileStore(present).getUsableSpace();
      String text = "'%s' has room for %,d MiB".formatted(folder, room >> 20);
      return List.of(
          room < LEAST_BYTES
              ? Finding.problem(subject(), text + ": the stores may need more")
              : Finding.ok(subject(), text));
    } catch (IOException e) {
      return List.of(Finding.problem(subject(), "'%s': %s".formatted(folder, e)));
    }
  }

  private String kafkaFolder() {
    String key = StreamsConfig.STATE_DIR_CONFIG;
    return config
        .kafka()
        .getOrDefault(key, String.valueOf(StreamsConfig.configDef().defaultValues().get(key)));
  }
}
