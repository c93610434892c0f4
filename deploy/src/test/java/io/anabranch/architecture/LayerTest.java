package io.anabranch.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way dependencies go, and which libraries a part may use. */
class LayerTest {

  @ParameterizedTest
  @CsvSource({"files, 0", "schemas, 1", "api, 2", "processors, 3", "topology, 4"})
  void shouldNotDependOnLaterModule(String module, int place) {
    List<String> later = MainClasses.MODULES.subList(place + 1, MainClasses.MODULES.size());

    noClasses()
        .that(MainClasses.of(List.of(module)))
        .should()
        .dependOnClassesThat(MainClasses.of(later))
        .check(MainClasses.ALL);
  }

  @Test
  void shouldKnowNoKafkaWhereStagesCompute() {
    noClasses()
        .that(MainClasses.of(List.of("files", "api", "processors")))
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
        .check(MainClasses.ALL);
  }

  @Test
  void shouldKnowNothingOfKafkaInSchemasButTheSerdes() {
    noClasses()
        .that(MainClasses.of(List.of("schemas")))
        .and(resideOutsideOfPackages("io.anabranch.serde", "io.anabranch.serde.registry"))
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
        .check(MainClasses.ALL);
  }

  @Test
  void shouldParseCommandLinesInCommandsAlone() {
    noClasses()
        .that(resideOutsideOfPackages("io.anabranch.cli.."))
        .should()
        .dependOnClassesThat(resideInAPackage("picocli.."))
        .check(MainClasses.ALL);
  }

  @ParameterizedTest
  @CsvSource({
    "edu.stanford.nlp.., corenlp pos sentiment",
    "ai.djl.., djl embedding textclassification",
    "de.bwaldvogel.liblinear.., linear.training",
    "org.ejml.., checklists sentiment",
    "opennlp.., content.language content.learned",
    "org.jsoup.., content.html",
    "org.apache.lucene.., keywords.evaluation"
  })
  void shouldUseModelLibraryOnlyInItsPackages(String library, String packages) {
    String[] allowed =
        List.of(packages.split(" ")).stream()
            .map(name -> "io.anabranch.processor." + name)
            .toArray(String[]::new);

    noClasses()
        .that(resideOutsideOfPackages(allowed))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .check(MainClasses.ALL);
  }

  @Test
  void shouldReachKafkaFromCommandsThroughTheModulesBelow() {
    noClasses()
        .that(resideInAPackage("io.anabranch.cli.."))
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.kafka.clients.."))
        .check(MainClasses.ALL);
  }

  @Test
  void shouldKnowTheHttpServerInItsLayerAlone() {
    noClasses()
        .that(resideOutsideOfPackages("io.anabranch.http"))
        .should()
        .dependOnClassesThat(resideInAPackage("org.eclipse.jetty.."))
        .check(MainClasses.ALL);
    noClasses()
        .that(resideInAPackage("io.anabranch.http"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.anabranch..").and(resideOutsideOfPackages("io.anabranch.http")))
        .check(MainClasses.ALL);
  }

  @Test
  void shouldRunDevClusterOnTheJdkAlone() {
    classes()
        .that(resideInAPackage("io.anabranch.devcluster.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.anabranch.devcluster..", "java..", "org.slf4j..", "org.jspecify.."))
        .check(MainClasses.ALL);
  }

  @Test
  void shouldRunDevBrokersOnTheJdkAndTheDevClusterAlone() {
    classes()
        .that(resideInAPackage("io.anabranch.devbroker.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.anabranch.devbroker..",
                "io.anabranch.devcluster..",
                "java..",
                "org.slf4j..",
                "org.jspecify.."))
        .check(MainClasses.ALL);
  }

  @Test
  void shouldStartNothingWhileReadingTheConfiguration() {
    noClasses()
        .that(resideInAPackage("io.anabranch.config.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.kafka.clients..", "org.apache.kafka.streams.."))
        .check(MainClasses.ALL);
  }
}
