package io.anabranch.processor.linear.model;

import io.anabranch.language.Languages;
import io.anabranch.processor.Option;
import io.anabranch.processor.Options;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Options of a stage with linear models. */
public record LinearOptions(
    @Option(doc = "Folder of a model that train has written, in place of the one that ships.")
        Optional<Path> model,
    @Option(
            doc = "Folder of such a model for another language than English.",
            keys = "LANG",
            allowed = "a path; LANG is a language as in BCP 47, such as de")
        Map<String, Path> models,
    @Option(
            doc =
                "Most turns of a conversation that have an answer each, the first ones; 0 for none.",
            standard = "50",
            least = 0,
            most = 1000)
        int turns) {

  /**
   * @throws IllegalArgumentException if a key of a model is not a language, or that of {@link
   *     #model}
   */
  public LinearOptions {
    models = Map.copyOf(models);
    Languages.requireOthers(models.keySet());
  }

  /**
   * The languages for which there is a model.
   *
   * @param shipped those for which one ships, besides {@value Languages#DEFAULT}
   */
  public static Set<String> languages(Map<String, String> options, Set<String> shipped) {
    Set<String> languages = new TreeSet<>(shipped);
    languages.add(Languages.DEFAULT);
    languages.addAll(Options.read(LinearOptions.class, options).models().keySet());
    return languages;
  }
}
