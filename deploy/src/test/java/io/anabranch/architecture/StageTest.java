package io.anabranch.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of stages, which know one another only where a stage says that it needs another. */
class StageTest {

  private static final List<ProcessorFactory<?>> FACTORIES = shipped();

  static Set<String> packages() {
    Set<String> packages = FACTORIES.stream().map(StageTest::packageOf).collect(toSet());
    assertThat(packages).hasSizeGreaterThanOrEqualTo(6);
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
    Set<Annotation<?>> needs =
        FACTORIES.stream()
            .filter(factory -> packageOf(factory).equals(stage))
            .flatMap(factory -> factory.needs().stream())
            .collect(toSet());
    return FACTORIES.stream()
        .filter(factory -> needs.contains(factory.annotation()))
        .map(StageTest::packageOf)
        .collect(toSet());
  }

  private static String packageOf(ProcessorFactory<?> factory) {
    return factory.getClass().getPackageName();
  }

  /** Without those of the tests, which replace models. */
  @SuppressWarnings("rawtypes")
  private static List<ProcessorFactory<?>> shipped() {
    Stream<ProcessorFactory> all =
        ServiceLoader.load(ProcessorFactory.class).stream().map(ServiceLoader.Provider::get);
    return all.filter(factory -> MainClasses.ALL.contain(factory.getClass()))
        .<ProcessorFactory<?>>map(factory -> factory)
        .toList();
  }
}
