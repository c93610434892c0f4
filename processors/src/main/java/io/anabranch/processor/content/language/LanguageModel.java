package io.anabranch.processor.content.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import opennlp.tools.langdetect.LanguageDetectorContextGenerator;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.MaxentModel;

/**
 * OpenNLP's model of 103 languages, by sequences of one to three letters. Thread-safe: nothing of
 * it changes once it is read.
 */
final class LanguageModel {

  /** In the jar {@code opennlp-models-langdetect}, which names the model's own version. */
  private static final String RESOURCE = "/langdetect-183.bin";

  /** Codes of ISO 639-3 that the JDK does not know as those of a language of two letters. */
  private static final Map<String, String> NARROWER =
      Map.of("cmn", "zh", "ekk", "et", "lvs", "lv", "pes", "fa", "plt", "mg");

  private static final class Shared {
    static final LanguageModel MODEL = new LanguageModel();
  }

  private final LanguageDetectorContextGenerator features;
  private final MaxentModel model;
  private final List<String> tags;

  private LanguageModel() {
    try (InputStream in = LanguageModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("resource " + RESOURCE + " is missing");
      }
      LanguageDetectorModel read = new LanguageDetectorModel(in);
      features = read.getFactory().getContextGenerator();
      model = read.getMaxentModel();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> twoLetters = twoLetters();
    tags =
        IntStream.range(0, model.getNumOutcomes())
            .mapToObj(model::getOutcome)
            .map(code -> twoLetters.getOrDefault(code, code))
            .toList();
  }

  /** The one model of the process, which is read when first asked for. */
  static LanguageModel shared() {
    return Shared.MODEL;
  }

  /** BCP 47 tags of all languages, in the order of the scores; a few are there twice. */
  List<String> tags() {
    return tags;
  }

  /** Natural logarithm of the probability of each language. */
  double[] scores(String text) {
    CharSequence[] sequences = features.getContext(text);
    String[] context = new String[sequences.length];
    for (int i = 0; i < context.length; i++) {
      context[i] = sequences[i].toString();
    }
    double[] scores = model.eval(context);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.log(scores[i]);
    }
    return scores;
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> tags = new HashMap<>(NARROWER);
    for (String language : Locale.getISOLanguages()) {
      Locale locale = new Locale.Builder().setLanguage(language).build();
      tags.put(locale.getISO3Language(), locale.toLanguageTag());
    }
    return tags;
  }
}
