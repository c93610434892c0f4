package io.anabranch.processor.pos.evaluation;

import io.anabranch.data.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads sentences from CoNLL-U: a word a line in ten columns, an empty line after each sentence.
 *
 * @see <a href="https://universaldependencies.org/format.html">CoNLL-U</a>
 */
public final class ConlluFile {

  private static final int COLUMNS = 10;
  private static final int ID = 0;
  private static final int FORM = 1;
  private static final int XPOS = 4;
  private static final String NONE = "_";
  private static final String EXPECTED = "the 10 columns of CoNLL-U between tabs";

  private ConlluFile() {}

  /**
   * The words of all sentences with their language-specific tags (column XPOS). Comments, tokens of
   * several words ({@code 3-4}) and empty nodes ({@code 3.1}) are left out.
   *
   * @throws IllegalArgumentException if a line is malformed or has no tag, naming file and line, or
   *     if there is no sentence
   */
  public static List<GoldSentence> read(Path file) {
    List<GoldSentence> sentences = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (Line line : Line.all(file)) {
      if (line.text().isBlank()) {
        add(sentences, tokens, tags);
      } else if (!line.text().startsWith("#")) {
        String[] columns = columns(line);
        if (columns[ID].matches("\\d+")) {
          tokens.add(columns[FORM]);
          tags.add(columns[XPOS]);
        }
      }
    }
    add(sentences, tokens, tags);
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException(file + ": no sentence; expected " + EXPECTED);
    }
    return List.copyOf(sentences);
  }

  private static String[] columns(Line line) {
    String[] columns = line.text().split("\t", -1);
    if (columns.length != COLUMNS) {
      throw line.bad(columns.length + " columns; expected " + EXPECTED);
    }
    if (!columns[ID].matches("\\d+([-.]\\d+)?")) {
      throw line.bad("column 1 is no word number; expected 3, 3-4 or 3.1");
    }
    if (columns[ID].matches("\\d+") && (columns[FORM].isBlank() || isNone(columns[XPOS]))) {
      throw line.bad("a word without form or tag; expected them in the columns 2 and 5 (XPOS)");
    }
    return columns;
  }

  private static boolean isNone(String tag) {
    return tag.isBlank() || tag.equals(NONE);
  }

  private static void add(List<GoldSentence> sentences, List<String> tokens, List<String> tags) {
    if (!tokens.isEmpty()) {
      sentences.add(new GoldSentence(tokens, tags));
      tokens.clear();
      tags.clear();
    }
  }
}
