package io.anabranch.processor.pos;

import java.util.List;
import java.util.Set;

/** Sets of tags. */
enum TagSet {

  /** That of the Penn Treebank, as the English Web Treebank extends it. */
  PENN("penn", "NFP"),

  /** That of Universal Dependencies (de Marneffe et al. 2021, Computational Linguistics). */
  UNIVERSAL("ud", "SYM");

  private static final Set<String> UNIVERSAL_TAGS =
      Set.of(
          "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
          "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X");

  private final String id;
  private final String symbol;

  TagSet(String id, String symbol) {
    this.id = id;
    this.symbol = symbol;
  }

  /** The set that has all of some tags; {@link #PENN} if none is known to. */
  static TagSet of(Set<String> tags) {
    return UNIVERSAL_TAGS.containsAll(tags) ? UNIVERSAL : PENN;
  }

  /** As results name it. */
  String id() {
    return id;
  }

  /** Tags of nouns, names and numbers. */
  List<String> nominal() {
    return switch (this) {
      case PENN -> List.of("NN", "NNP", "CD");
      case UNIVERSAL -> List.of("NOUN", "PROPN", "NUM");
    };
  }

  /** Tag of what is no word. */
  String symbol() {
    return symbol;
  }
}
