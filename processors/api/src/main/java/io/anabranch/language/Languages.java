package io.anabranch.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Languages of messages, and the options that name a model for one of them. */
public final class Languages {

  /** That of a message whose language is unknown. */
  public static final String DEFAULT = "en";

  /** Option of a stage that names its model for {@value #DEFAULT}. */
  public static final String MODEL = "model";

  /**
   * Option of a stage that names its models for other languages, each under a key that ends in the
   * language.
   */
  public static final String MODELS = "models";

  private static final String ALLOWED =
      "the subtag of a language in BCP 47, such as de, fr or nds, without region and script";
  private static final Set<String> OF_TWO_LETTERS = Set.of(Locale.getISOLanguages());

  private Languages() {}

  /**
   * The language alone, without region and script.
   *
   * @param tag in BCP 47; null for unknown
   */
  public static String primary(@Nullable String tag) {
    return tag == null ? DEFAULT : tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }

  /**
   * Checks that something is the subtag of a language, in lower case. Of two letters there are only
   * known ones; one of three is allowed where there is none of two for the same language.
   *
   * @return the subtag
   * @throws IllegalArgumentException if it is not; the message names it and what is allowed
   */
  public static String require(String subtag) {
    if (OF_TWO_LETTERS.contains(subtag)) {
      return subtag;
    }
    if (!subtag.matches("[a-z]{3}")) {
      throw new IllegalArgumentException(
          "'%s' is not a language; allowed: %s".formatted(subtag, ALLOWED));
    }
    Arrays.stream(Locale.getISOLanguages())
        .filter(two -> Locale.forLanguageTag(two).getISO3Language().equals(subtag))
        .findFirst()
        .ifPresent(
            two -> {
              throw new IllegalArgumentException(
                  "'%s' is not how BCP 47 names the language; allowed: %s".formatted(subtag, two));
            });
    return subtag;
  }

  /**
   * Checks the languages for which options {@value #MODELS} name models.
   *
   * @throws IllegalArgumentException if one is not a language, or is {@value #DEFAULT}, whose model
   *     is option {@value #MODEL}
   */
  public static void requireOthers(Set<String> languages) {
    for (String language : new TreeSet<>(languages)) {
      String option = MODELS + "." + language;
      if (language.equals(DEFAULT)) {
        throw new IllegalArgumentException(
            "option '%s' is unknown; the model for '%s' is option '%s'"
                .formatted(option, language, MODEL));
      }
      try {
        require(language);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "option '%s' is unknown: %s".formatted(option, e.getMessage()), e);
      }
    }
  }

  /**
   * Key of the option that names a stage's model for a language.
   *
   * @param language as {@link #require} allows it
   */
  public static String modelOption(String language) {
    return language.equals(DEFAULT) ? MODEL : MODELS + "." + language;
  }
}
