package io.anabranch.processor.linear.model;

import io.anabranch.language.Languages;
import io.anabranch.processor.Options;
import io.anabranch.schema.ModelInfo;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models of a stage, one for each language. Immutable. */
public final class LanguageModels {

  private final SortedMap<String, LinearTextModel> models;

  /**
   * @param models one for each language, that of {@value Languages#DEFAULT} among them
   * @throws IllegalArgumentException if that is missing, or a language has two
   */
  public LanguageModels(Collection<LinearTextModel> models) {
    this.models = new TreeMap<>();
    for (LinearTextModel model : models) {
      if (this.models.put(model.language(), model) != null) {
        throw new IllegalArgumentException(
            "there are two models for '%s'".formatted(model.language()));
      }
    }
    if (!this.models.containsKey(Languages.DEFAULT)) {
      throw new IllegalArgumentException("there is no model for '" + Languages.DEFAULT + "'");
    }
  }

  /**
   * Reads the models that are configured, and those that ship in place of the others.
   *
   * @param options of the stage, as {@link LinearOptions} describes them
   * @param shipped folder of the model that ships for {@value Languages#DEFAULT}; that of another
   *     language has its name, a hyphen and the language
   * @param languages for which one ships besides
   * @throws IllegalArgumentException if an option is wrong, or names a model of another language
   * @throws java.io.UncheckedIOException if a model cannot be read
   */
  public static LanguageModels open(
      Map<String, String> options, Path shipped, Set<String> languages) {
    LinearOptions chosen = Options.read(LinearOptions.class, options);
    Map<String, Path> folders = new LinkedHashMap<>();
    folders.put(Languages.DEFAULT, chosen.model().orElse(shipped));
    for (String language : languages) {
      folders.put(language, shipped.resolveSibling(shipped.getFileName() + "-" + language));
    }
    folders.putAll(chosen.models());
    return new LanguageModels(
        folders.entrySet().stream().map(one -> read(one.getValue(), one.getKey())).toList());
  }

  private static LinearTextModel read(Path folder, String language) {
    LinearTextModel model = LinearModelFiles.read(folder);
    if (!model.language().equals(language)) {
      throw new IllegalArgumentException(
          "the model in %s is for the language '%s'; option '%s' needs one for '%s'"
              .formatted(folder, model.language(), Languages.modelOption(language), language));
    }
    return model;
  }

  /** All of them, in the order of their languages. */
  public List<LinearTextModel> all() {
    return List.copyOf(models.values());
  }

  /** Their languages. */
  public Set<String> languages() {
    return models.keySet();
  }

  /**
   * The model for a message, if there is one.
   *
   * @param tag language of the message, in BCP 47; null for unknown
   */
  public Optional<LinearTextModel> find(@Nullable String tag) {
    return Optional.ofNullable(models.get(Languages.primary(tag)));
  }

  /**
   * What they are together: the model for {@value Languages#DEFAULT}, with the versions of all
   * others in its version.
   */
  public ModelInfo info() {
    ModelInfo first = find(Languages.DEFAULT).orElseThrow().info();
    StringBuilder version = new StringBuilder(first.getVersion());
    models.forEach(
        (language, model) -> {
          if (!language.equals(Languages.DEFAULT)) {
            version.append('+').append(language).append('-').append(model.info().getVersion());
          }
        });
    return new ModelInfo(first.getName(), version.toString());
  }
}
