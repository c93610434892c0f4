package io.anabranch.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.architecture.MainSources.SourceFile;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.stage.StageCatalog;
import io.anabranch.stage.StageDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What CONTRIBUTING says of adding a stage: it is in four places. Each stage that ships is in all
 * of them, and nothing else in the program names it or its types, but the stages that need it.
 */
class StagePlacesTest {

  private static final String SCHEMAS = "schemas/src/main/avro/";
  private static final String ENRICHED = SCHEMAS + "Enriched.avsc";

  /** What was tagged says what was said, where the content is not at hand. */
  private static final String SAID = "processors/api/src/main/java/io/anabranch/processor/said/";

  private static final String PROCESSORS = "processors/src/main/java/io/anabranch/processor/";
  private static final String SERVICES =
      "processors/src/main/resources/META-INF/services/" + StageDescription.class.getName();
  private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. .*$");
  private static final Pattern PATH = Pattern.compile("`([^` ]*/[^` ]*)`");

  private static final StageCatalog CATALOG = StageCatalog.load();

  static List<StageDescription<?>> stages() {
    return CATALOG.descriptions();
  }

  /** All but the content, which whoever runs processors knows. */
  static List<StageDescription<?>> readersOfContent() {
    return stages().stream()
        .filter(stage -> !stage.annotation().equals(Annotation.CONTENT))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("stages")
  void shouldBeInFourPlaces(StageDescription<?> stage) throws IOException {
    String name = stage.annotation().name();
    String type = stage.annotation().type().getSimpleName();

    assertThat(root(SCHEMAS + type + ".avsc")).exists();
    assertThat(root(folder(stage))).isDirectoryContaining("glob:**Stage.java");
    assertThat(root(folder(stage).replace("/main/", "/test/"))).isDirectory();
    assertThat(Files.readAllLines(root(SERVICES)))
        .filteredOn(line -> line.startsWith("io.anabranch.processor." + name + "."))
        .containsExactly(stage.getClass().getName());
    assertThat(code(ENRICHED))
        .containsPattern("\"%s\",\\s*\"type\": \\[\"null\", \"%s\"\\]".formatted(name, type));
  }

  @ParameterizedTest
  @MethodSource("readersOfContent")
  void shouldBeNamedNowhereElse(StageDescription<?> stage) {
    Predicate<SourceFile> namesIt = named(stage);
    Set<String> allowed = new TreeSet<>(Set.of(ENRICHED, SAID, folder(stage)));
    own(stage).forEach(type -> allowed.add(SCHEMAS + type + ".avsc"));
    stages().stream()
        .filter(other -> needs(other, stage))
        .forEach(other -> allowed.addAll(foldersThatServe(other)));

    assertThat(MainSources.ALL)
        .filteredOn(namesIt)
        .extracting(SourceFile::path)
        .isNotEmpty()
        .filteredOn(path -> allowed.stream().noneMatch(path::startsWith))
        .isEmpty();
  }

  @Test
  void shouldBeWhatContributingSays() throws IOException {
    String steps =
        Files.readString(root("CONTRIBUTING.md"))
            .replaceFirst("(?s).*\n## How to add a stage\n", "")
            .replaceFirst("(?s)\n## .*", "");

    assertThat(STEP.matcher(steps).results().count()).isEqualTo(4);
    assertThat(steps).contains(SCHEMAS, PROCESSORS, SERVICES, "Enriched.avsc");
    for (Matcher path = PATH.matcher(steps); path.find(); ) {
      String known = path.group(1).replaceFirst("(?i)toxicity.*", "");
      assertThat(root(known)).exists();
    }
  }

  /**
   * Whether a file names a stage, or a type of its own. Where reference data is called as the stage
   * is (a set of checklists), its commands may name it.
   */
  private static Predicate<SourceFile> named(StageDescription<?> stage) {
    String name = stage.annotation().name();
    boolean namesData =
        stage.implementations().stream()
            .flatMap(factory -> factory.reference().stream())
            .anyMatch(data -> data.name().startsWith(name.replaceFirst("s$", "")));
    String types = String.join("|", own(stage));
    Pattern java = Pattern.compile("io\\.anabranch\\.schema\\.(%s)\\b".formatted(types));
    Pattern avro = Pattern.compile("\"(%s)\"".formatted(types));
    String literal = "\"" + name + "\"";
    return file ->
        (file.path().endsWith(".avsc") ? avro : java).matcher(file.code()).find()
            || (!namesData && file.code().contains(literal));
  }

  /** Types that are in the results of a stage and in those of no other. */
  private static Set<String> own(StageDescription<?> stage) {
    Set<String> own = types(stage);
    stages().stream().filter(other -> other != stage).forEach(other -> own.removeAll(types(other)));
    // That of every stage that labels, and of how one is measured.
    own.remove("RankedLabel");
    return own;
  }

  private static Set<String> types(StageDescription<?> stage) {
    Set<String> names = new TreeSet<>();
    collect(SpecificData.get().getSchema(stage.annotation().type()), names);
    return names;
  }

  private static void collect(Schema schema, Set<String> names) {
    switch (schema.getType()) {
      case RECORD -> {
        if (names.add(schema.getName())) {
          schema.getFields().forEach(field -> collect(field.schema(), names));
        }
      }
      case ENUM -> names.add(schema.getName());
      case ARRAY -> collect(schema.getElementType(), names);
      case MAP -> collect(schema.getValueType(), names);
      case UNION -> schema.getTypes().forEach(one -> collect(one, names));
      default -> {}
    }
  }

  private static boolean needs(StageDescription<?> reader, StageDescription<?> needed) {
    return reader.implementations().stream()
        .flatMap(StagePlacesTest::needs)
        .anyMatch(needed.annotation().name()::equals);
  }

  private static Stream<String> needs(ProcessorFactory<?> factory) {
    return Stream.concat(factory.needs().stream(), factory.optionalNeeds().stream())
        .map(need -> need.name());
  }

  /** The folder of a stage, and those of libraries of models that it uses. */
  private static Set<String> foldersThatServe(StageDescription<?> stage) {
    Set<String> folders = new TreeSet<>(Set.of(folder(stage)));
    Pattern library = Pattern.compile("import io\\.anabranch\\.processor\\.([a-z]+)\\.");
    MainSources.ALL.stream()
        .filter(file -> file.path().startsWith(folder(stage)))
        .flatMap(file -> library.matcher(file.code()).results())
        .map(found -> found.group(1))
        .filter(name -> CATALOG.find(name).isEmpty())
        .forEach(name -> folders.add(PROCESSORS + name + "/"));
    return folders;
  }

  private static String folder(StageDescription<?> stage) {
    return PROCESSORS + stage.annotation().name() + "/";
  }

  private static String code(String path) {
    return MainSources.ALL.stream()
        .filter(file -> file.path().equals(path))
        .map(SourceFile::code)
        .findFirst()
        .orElseThrow();
  }

  private static Path root(String path) {
    return MainSources.ROOT.resolve(path);
  }
}
