package io.anabranch.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.Source;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What holds of every package. */
class PackageTest {

  private static final int MOST_FILES = 22;

  @Test
  void shouldSeeEveryModule() {
    assertThat(MainClasses.ALL.stream().map(MainClasses::module).distinct())
        .containsExactlyInAnyOrderElementsOf(MainClasses.MODULES);
  }

  @Test
  void shouldNotDependOnOneAnotherInCircle() {
    slices().matching("io.anabranch.(**)").should().beFreeOfCycles().check(MainClasses.ALL);
  }

  @Test
  void shouldBeOfOneModule() {
    Map<String, Set<String>> modules =
        MainClasses.ALL.stream()
            .collect(
                groupingBy(
                    JavaClass::getPackageName,
                    TreeMap::new,
                    mapping(MainClasses::module, toSet())));

    assertThat(modules).allSatisfy((name, of) -> assertThat(of).as(name).hasSize(1));
  }

  @Test
  void shouldBeNullMarked() {
    Stream<JavaPackage> packages = MainClasses.WRITTEN.stream().map(JavaClass::getPackage);

    assertThat(packages.distinct())
        .filteredOn(each -> !each.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .isEmpty();
  }

  @Test
  void shouldHaveFewFiles() {
    Map<String, Set<String>> files =
        MainClasses.WRITTEN.stream()
            .collect(
                groupingBy(
                    JavaClass::getPackageName, TreeMap::new, mapping(PackageTest::file, toSet())));

    assertThat(files)
        .allSatisfy((name, of) -> assertThat(of).as(name).hasSizeLessThanOrEqualTo(MOST_FILES));
  }

  private static String file(JavaClass type) {
    return type.getSource().flatMap(Source::getFileName).orElseThrow();
  }
}
