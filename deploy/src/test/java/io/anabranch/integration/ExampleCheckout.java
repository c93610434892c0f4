package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cli.CommandRun;
import io.anabranch.cli.Main;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A folder in which the commands of an example can be run as they stand in its README: the example
 * is in its place, and so is a launcher, which runs the distribution of this build, with the jars
 * of {@code plugins}. {@code mvn} is the Maven of this build, with the API as others get it.
 */
final class ExampleCheckout {

  private static final Path EXAMPLES = Path.of("docs", "examples");
  private static final Path HOME = Path.of(System.getProperty("anabranch.home"));
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  private final Path root;
  private int processes;

  /**
   * @param root an empty folder
   * @param example name of its folder
   */
  ExampleCheckout(Path root, String example) throws IOException {
    this.root = root;
    Path folder = EXAMPLES.resolve(example);
    copy(Path.of("..").resolve(folder), root.resolve(folder));
    ApiRepository repository = new ApiRepository(Files.createDirectory(root.resolve("repository")));
    script(
        root.resolve("bin").resolve("mvn"),
        Path.of(System.getProperty("maven.home"), "bin", "mvn"),
        repository.mavenArguments());
    script(
        root.resolve("deploy").resolve("bin").resolve("anabranch"),
        JAVA_HOME.resolve("bin").resolve("java"),
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Danabranch.home=" + HOME,
            "-cp",
            HOME.resolve("lib") + "/*:" + root.resolve("plugins") + "/*",
            // Halts the child when this JVM is gone.
            "io.anabranch.devcluster.ChildMain",
            Main.class.getName()));
  }

  /** The commands in the README of the example. */
  MarkdownCommands commands(String example) throws IOException {
    return MarkdownCommands.read(root.resolve(EXAMPLES).resolve(example).resolve("README.md"));
  }

  /** Runs a command to its end, which must be a good one. */
  CommandRun run(String command) throws IOException, InterruptedException {
    Background background = start(command);
    try {
      assertThat(background.process().waitFor(3, TimeUnit.MINUTES)).as(command).isTrue();
      CommandRun run =
          new CommandRun(
              background.process().exitValue(),
              Files.readString(background.out()),
              Files.readString(background.err()));
      assertThat(run.exitCode()).as("%s%n%s%s", command, run.out(), run.err()).isZero();
      return run;
    } finally {
      background.process().destroyForcibly();
    }
  }

  /** A command that is running, and the files that its output goes to. */
  record Background(Process process, Path out, Path err) {

    /** Ends it as Ctrl-C does, or by force after a while. */
    void end() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    }
  }

  /** Starts a command. */
  Background start(String command) throws IOException {
    int number = ++processes;
    Path out = root.resolve(number + ".out");
    Path err = root.resolve(number + ".err");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", "exec " + command)
            .directory(root.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
    builder.environment().merge("PATH", root.resolve("bin") + ":", (path, bin) -> bin + path);
    // Where the commands look for a running 'up'.
    builder.environment().put("XDG_RUNTIME_DIR", root.toString());
    return new Background(builder.start(), out, err);
  }

  private static void script(Path file, Path program, List<String> arguments) throws IOException {
    Files.createDirectories(file.getParent());
    String quoted =
        arguments.stream().map(argument -> "'" + argument + "'").collect(Collectors.joining(" "));
    Files.writeString(
        file, "#!/usr/bin/env bash\nexec '%s' %s \"$@\"\n".formatted(program, quoted));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** Without what a build of the example has left there. */
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.endsWith("target")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
