package io.anabranch.processor.pos;

import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A German tagger that knows a dozen words. */
public final class TinyTagger {

  private static final List<String> SENTENCES =
      List.of(
          "Die_DET Lampe_NOUN blinkt_VERB ._PUNCT",
          "Der_DET Router_NOUN blinkt_VERB an_ADP dem_DET Netz_NOUN ._PUNCT",
          "Die_DET neue_ADJ Lampe_NOUN ist_AUX kaputt_ADJ ,_PUNCT Meier_PROPN !_PUNCT",
          "3_NUM Lampen_NOUN &_SYM ein_DET foo_X");

  private TinyTagger() {}

  /** Trains it, and writes it into a folder. */
  public static Path train(Path folder) throws IOException {
    StringBuilder repeated = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      SENTENCES.forEach(sentence -> repeated.append(sentence).append('\n'));
    }
    Path text = Files.writeString(folder.resolve("tiny.txt"), repeated);
    Path tagger = folder.resolve("tiny.tagger");
    Path properties =
        Files.writeString(
            folder.resolve("tiny.props"),
            String.join(
                "\n",
                "model=" + tagger,
                "trainFile=" + text,
                "tagSeparator=_",
                "encoding=UTF-8",
                "arch=left3words",
                "iterations=10",
                "minFeatureThresh=1",
                "verbose=false",
                "verboseResults=false"));
    try {
      MaxentTagger.main(new String[] {"-props", properties.toString()});
    } catch (Exception e) {
      throw new IOException("cannot train the tagger", e);
    }
    return tagger;
  }
}
