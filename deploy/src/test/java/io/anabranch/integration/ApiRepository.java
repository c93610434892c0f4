package io.anabranch.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API of this build as others get it with Maven: in a repository of its own, so that nothing of
 * a build is installed for good. Everything else comes from the local repository of this build, in
 * which it is already, and from no network.
 */
final class ApiRepository {

  private static final Path ROOT = Path.of("..");
  private static final Pattern VERSION = Pattern.compile("<version>(.*)</version>");

  /** Artifacts that the API consists of, and their modules. */
  private static final Map<String, Path> MODULES =
      Map.of(
          "anabranch", ROOT,
          "anabranch-schemas", ROOT.resolve("schemas"),
          "anabranch-api", ROOT.resolve("processors").resolve("api"));

  private final Path directory;

  /** Publishes into an empty directory. */
  ApiRepository(Path directory) throws IOException {
    this.directory = directory;
    String version = version();
    for (Map.Entry<String, Path> module : MODULES.entrySet()) {
      String file = module.getKey() + "-" + version;
      Path folder =
          Files.createDirectories(
              directory
                  .resolve("published/io/anabranch")
                  .resolve(module.getKey())
                  .resolve(version));
      Files.copy(module.getValue().resolve("pom.xml"), folder.resolve(file + ".pom"));
      for (String jar : List.of(file + ".jar", file + "-tests.jar")) {
        Path built = module.getValue().resolve("target").resolve(jar);
        if (Files.exists(built)) {
          Files.copy(built, folder.resolve(jar));
        }
      }
    }
    Files.writeString(settings(), settingsText());
  }

  /** Arguments by which a Maven of its own takes the API from here. */
  List<String> mavenArguments() {
    return List.of(
        "--offline",
        "-Daether.offline.protocols=file",
        "--settings",
        settings().toString(),
        "-Dmaven.repo.local=" + directory.resolve("local"));
  }

  private Path settings() {
    return directory.resolve("settings.xml");
  }

  private String settingsText() {
    String others = Path.of(System.getProperty("localRepository")).toUri().toString();
    String published = directory.resolve("published").toUri().toString();
    String central =
        "<id>central</id><url>%s</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
            .formatted(others);
    return """
        <settings>
          <profiles>
            <profile>
              <id>this-build</id>
              <repositories>
                <repository>%1$s</repository>
                <repository>
                  <id>published</id>
                  <url>%2$s</url>
                  <snapshots><checksumPolicy>ignore</checksumPolicy></snapshots>
                </repository>
              </repositories>
              <pluginRepositories>
                <pluginRepository>%1$s</pluginRepository>
              </pluginRepositories>
            </profile>
          </profiles>
          <activeProfiles><activeProfile>this-build</activeProfile></activeProfiles>
        </settings>
        """
        .formatted(central, published);
  }

  private static String version() throws IOException {
    Matcher matcher = VERSION.matcher(Files.readString(ROOT.resolve("pom.xml")));
    if (!matcher.find()) {
      throw new IllegalStateException("the pom of the build has no version");
    }
    return matcher.group(1);
  }
}
