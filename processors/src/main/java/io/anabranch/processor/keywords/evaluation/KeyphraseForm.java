package io.anabranch.processor.keywords.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tartarus.snowball.ext.PorterStemmer;

/** In which form keyphrases are compared. */
enum KeyphraseForm {
  /** In lower case, words separated by one space. */
  EXACT {
    @Override
    String word(String word) {
      return word;
    }
  },

  /** The same, each word reduced to its stem (Porter 1980, Program 14). */
  STEMMED {
    @Override
    String word(String word) {
      PorterStemmer stemmer = new PorterStemmer();
      stemmer.setCurrent(word);
      stemmer.stem();
      return stemmer.getCurrent();
    }
  };

  abstract String word(String word);

  /** The phrases in this form, without those that come a second time. */
  List<String> of(List<String> phrases) {
    return phrases.stream().map(this::phrase).filter(one -> !one.isEmpty()).distinct().toList();
  }

  private String phrase(String phrase) {
    return Arrays.stream(phrase.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
        .map(this::word)
        .collect(Collectors.joining(" "));
  }
}
