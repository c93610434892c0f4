package io.anabranch.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.AvroGenerated;

/** The classes of the program, and the module that each is from. */
final class MainClasses {

  /** The modules of which the distribution is made; each may use those before it. */
  static final List<String> MODULES =
      List.of("files", "schemas", "api", "processors", "topology", "deploy");

  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.anabranch");

  /** Written by people. */
  static final JavaClasses WRITTEN =
      ALL.that(
          new DescribedPredicate<>("are not generated from Avro schemas") {
            @Override
            public boolean test(JavaClass type) {
              return !outermost(type).isAnnotatedWith(AvroGenerated.class);
            }
          });

  /**
   * A module is built into a jar, or, in this module and in an IDE, into {@code target/classes}.
   */
  private static final Pattern PLACE =
      Pattern.compile(".*/(?:anabranch-([a-z]+)-[^/]+\\.jar!|([a-z]+)/target/classes)/.*");

  private MainClasses() {}

  /** The module of a class. */
  static String module(JavaClass type) {
    URI uri = type.getSource().map(Source::getUri).orElseThrow();
    Matcher place = PLACE.matcher(uri.toString());
    if (!place.matches()) {
      throw new IllegalStateException("no module is known for " + uri);
    }
    return place.group(1) == null ? place.group(2) : place.group(1);
  }

  /** Classes of some modules. */
  static DescribedPredicate<JavaClass> of(List<String> modules) {
    return new DescribedPredicate<>("are of " + String.join(", ", modules)) {
      @Override
      public boolean test(JavaClass type) {
        return type.getPackageName().startsWith("io.anabranch")
            && !type.isArray()
            && modules.contains(module(type));
      }
    };
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(MainClasses::outermost).orElse(type);
  }
}
