package io.anabranch.processor.linear.model;

import io.anabranch.language.Languages;
import io.anabranch.processor.Options;
import io.anabranch.schema.ModelInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The models of a stage, one for each language, and those beside them that score texts of which
 * nothing but the words is known. Immutable.
 */
public final class LanguageModels {

  private final SortedMap<String, LinearTextModel> models;
  private final SortedMap<String, LinearTextModel> words;

  /** Models without any beside them. */
  public LanguageModels(Collection<LinearTextModel> models) {
    this(models, List.of());
  }

  /**
   * @param models one for each language, that of {@value Languages#DEFAULT} among them
   * @param words of words alone, beside those of the models that do not know them
   * @throws IllegalArgumentException if that one is missing, or a language has two
   */
  public LanguageModels(Collection<LinearTextModel> models, Collection<LinearTextModel> words) {
    this.models = byLanguage(models);
    this.words = byLanguage(words);
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
    List<LinearTextModel> models = new ArrayList<>();
    List<LinearTextModel> words = new ArrayList<>();
    folders.forEach(
        (language, folder) -> {
          models.add(known(LinearModelFiles.read(folder), folder, language));
          LinearModelFiles.readWords(folder)
              .map(model -> known(model, LinearModelFiles.words(folder), language))
              .ifPresent(words::add);
        });
    return new LanguageModels(models, words);
  }

  private static SortedMap<String, LinearTextModel> byLanguage(Collection<LinearTextModel> models) {
    SortedMap<String, LinearTextModel> languages = new TreeMap<>();
    for (LinearTextModel model : models) {
      if (languages.put(model.language(), model) != null) {
        throw new IllegalArgumentException(
            "there are two models for '%s'".formatted(model.language()));
      }
    }
    return languages;
  }

  private static LinearTextModel known(LinearTextModel model, Path folder, String language) {
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
   * The model that scores words alone in place of another one; itself if it knows them.
   *
   * @param model one of these
   * @return empty if there is none
   */
  public Optional<LinearTextModel> forWords(LinearTextModel model) {
    return model.description().knowsWordsAlone()
        ? Optional.of(model)
        : Optional.ofNullable(words.get(model.language()));
  }

  /** What a model is, with the version of the one of words alone beside it in its version. */
  ModelInfo info(LinearTextModel model) {
    ModelInfo info = model.info();
    return forWords(model)
        .filter(beside -> beside != model)
        .map(beside -> info.getVersion() + "+words-" + beside.info().getVersion())
        .map(version -> new ModelInfo(info.getName(), version))
        .orElse(info);
  }

  /**
   * What they are together: the model for {@value Languages#DEFAULT}, with the versions of all
   * others in its version.
   */
  public ModelInfo info() {
    ModelInfo first = info(find(Languages.DEFAULT).orElseThrow());
    StringBuilder version = new StringBuilder(first.getVersion());
    models.forEach(
        (language, model) -> {
          if (!language.equals(Languages.DEFAULT)) {
            version.append('+').append(language).append('-').append(info(model).getVersion());
          }
        });
    return new ModelInfo(first.getName(), version.toString());
  }
}
