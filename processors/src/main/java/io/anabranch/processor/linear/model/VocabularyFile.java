package io.anabranch.processor.linear.model;

import io.anabranch.processor.linear.features.FeatureBlock;
import io.anabranch.processor.linear.features.Term;
import io.anabranch.processor.linear.features.Vocabulary;
import io.anabranch.processor.linear.features.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file {@code vocabulary.tsv}: a line a term in the order of the weights, {@code
 * block<TAB>documents<TAB>term}. Terms hold neither tabs nor line breaks, as {@link Words} folds
 * them.
 */
final class VocabularyFile {

  private VocabularyFile() {}

  static void write(Path file, Vocabulary vocabulary) throws IOException {
    List<String> lines =
        vocabulary.terms().stream()
            .map(term -> term.block() + "\t" + term.documents() + "\t" + term.text())
            .toList();
    Files.write(file, lines);
  }

  /**
   * @param documents number of training texts
   * @throws IOException if the file is missing or a line is malformed
   */
  static Vocabulary read(Path file, int documents) throws IOException {
    List<Term> terms = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split("\t", 3);
      try {
        terms.add(
            new Term(FeatureBlock.valueOf(fields[0]), fields[2], Integer.parseInt(fields[1])));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new IOException(
            file + ":" + (terms.size() + 1) + ": expected block<TAB>documents<TAB>term", e);
      }
    }
    return new Vocabulary(terms, documents);
  }
}
