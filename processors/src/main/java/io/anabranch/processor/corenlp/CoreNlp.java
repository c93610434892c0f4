package io.anabranch.processor.corenlp;

import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.util.logging.RedwoodConfiguration;

/** The CoreNLP library as a whole. */
public final class CoreNlp {

  private CoreNlp() {}

  /**
   * Ends CoreNLP's own logging for this process. By default it writes to standard error, and its
   * warnings quote words of the text, which must not reach a log.
   */
  public static void silence() {
    RedwoodConfiguration.empty().apply();
  }

  /**
   * Release of the library, for example {@code 4.5.10}.
   *
   * @throws IllegalStateException if its jar was repackaged without the manifest, as then no result
   *     could say what computed it
   */
  public static String version() {
    String version = MaxentTagger.class.getPackage().getImplementationVersion();
    if (version == null) {
      throw new IllegalStateException(
          "the manifest of stanford-corenlp has no Implementation-Version");
    }
    return version;
  }
}
