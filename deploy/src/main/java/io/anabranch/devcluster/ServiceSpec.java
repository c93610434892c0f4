package io.anabranch.devcluster;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * How to run one service as a child JVM.
 *
 * @param name as people call it, for messages
 * @param port what it listens on
 * @param classPath without ours, which is appended for {@link ChildMain}
 * @param flags of the JVM
 * @param main the class to run, then its arguments
 * @param environment added to the inherited one
 * @param folder its working directory, which receives what a JVM drops in passing
 * @param log receives what it writes to standard output and error
 * @param ready whether it answers now
 */
record ServiceSpec(
    String name,
    int port,
    List<String> classPath,
    List<String> flags,
    List<String> main,
    Map<String, String> environment,
    Path folder,
    Path log,
    BooleanSupplier ready) {

  /** Start quickly and stay small: the compiler's first tier only, no parallel collector. */
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Dfile.encoding=UTF-8",
          "-Djava.awt.headless=true");

  ServiceSpec {
    classPath = List.copyOf(classPath);
    flags = List.copyOf(flags);
    main = List.copyOf(main);
    environment = Map.copyOf(environment);
  }

  ProcessBuilder process() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL);
    command.add("-Djava.io.tmpdir=" + Folders.create(folder.resolve("tmp")));
    command.add("-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"));
    command.addAll(flags);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath) + File.pathSeparator + ownClassPath());
    command.add(ChildMain.class.getName());
    command.addAll(main);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return builder;
  }

  private static String ownClassPath() {
    String location =
        ChildMain.class.getProtectionDomain().getCodeSource().getLocation().toString();
    return Path.of(URI.create(location)).toString();
  }
}
