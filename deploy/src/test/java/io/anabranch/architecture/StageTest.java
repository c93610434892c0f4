package io.anabranch.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.stage.StageCatalog;
import io.anabranch.stage.StageDescription;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of stages, which know one another only where a stage says that it needs another. */
class StageTest {

  private static final StageCatalog CATALOG = StageCatalog.load();

  static Set<String> packages() {
    Set<String> packages =
        CATALOG.descriptions().stream().map(StageTest::packageOf).collect(toSet());
    assertThat(packages).hasSizeGreaterThan(2);
    return packages;
  }

  @ParameterizedTest
  @MethodSource("packages")
  void shouldKnowOnlyStagesThatItNeeds(String stage) {
    Set<String> others = new TreeSet<>(packages());
    others.remove(stage);
    others.removeAll(needed(stage));

    noClasses()
        .that(resideInAPackage(stage + ".."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(others.stream().map(other -> other + "..").toArray(String[]::new)))
        .check(MainClasses.ALL);
  }

  /** The packages of the stages that a stage needs, by any of its implementations. */
  private static Set<String> needed(String stage) {
    return CATALOG.descriptions().stream()
        .filter(description -> packageOf(description).equals(stage))
        .flatMap(description -> description.implementations().stream())
        .flatMap(
            factory -> Stream.concat(factory.needs().stream(), factory.optionalNeeds().stream()))
        .flatMap(need -> CATALOG.find(need.name()).stream())
        .map(StageTest::packageOf)
        .collect(toSet());
  }

  private static String packageOf(StageDescription<?> description) {
    return description.getClass().getPackageName();
  }
}
