package io.anabranch.devcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of broker and registry within an Anabranch home, the folder that holds {@code lib/},
 * {@code models/} and {@code dev-cluster/}.
 */
record DevClusterFiles(Path kafka, Path registry) {
  /** System property that names the Anabranch home. */
  static final String HOME = "anabranch.home";

  private static final String REMEDY =
      "Start through deploy/bin/anabranch, or run \"mvn package\" and set -D"
          + HOME
          + "=deploy/target/anabranch.";

  DevClusterFiles {
    requireFolder(kafka);
    requireFolder(registry);
  }

  /** Looks under the folder that {@value #HOME} names. */
  static DevClusterFiles ofHome() {
    String home = System.getProperty(HOME);
    if (home == null) {
      throw new DevClusterException("System property " + HOME + " is not set. " + REMEDY);
    }
    Path folder = Path.of(home).toAbsolutePath().resolve("dev-cluster");
    return new DevClusterFiles(folder.resolve("kafka"), folder.resolve("registry"));
  }

  List<String> kafkaClassPath() {
    return List.of(kafka.resolve("*").toString());
  }

  /** The runner alone: its manifest names the other jars. */
  List<String> registryClassPath() {
    try (Stream<Path> jars = Files.list(registry)) {
      return jars.map(Path::toString)
          .filter(name -> name.endsWith("-runner.jar"))
          .findFirst()
          .map(List::of)
          .orElseThrow(
              () -> new DevClusterException("No *-runner.jar in " + registry + ". " + REMEDY));
    } catch (IOException e) {
      throw new DevClusterException("Cannot read " + registry + ". " + REMEDY, e);
    }
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DevClusterException("There is no folder " + folder + ". " + REMEDY);
    }
  }
}
