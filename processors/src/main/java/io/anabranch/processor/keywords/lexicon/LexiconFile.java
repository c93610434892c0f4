package io.anabranch.processor.keywords.lexicon;

import io.anabranch.data.Line;
import io.anabranch.schema.LexiconTerm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Terms as tab-separated text in UTF-8, one a line in three columns: kind, canonical name, and
 * forms separated by {@code |}. A fourth column {@code inactive} is for terms that are not to be
 * found. Empty lines and lines that begin with {@code #} say nothing. CSV, Excel and JSON have
 * columns or fields of the names kind, name, forms and, if need be, active.
 */
public final class LexiconFile {

  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern BAR = Pattern.compile("\\|");
  private static final String INACTIVE = "inactive";

  private LexiconFile() {}

  /**
   * Reads files that make up one lexicon.
   *
   * @throws IllegalArgumentException if a line is not as described, a term comes twice or a form
   *     belongs to two terms, naming file, line, column and what is allowed; or if a file cannot be
   *     read
   */
  public static List<LexiconTerm> readAll(Collection<Path> files) {
    return readAll(files, note -> {});
  }

  /**
   * Reads files that make up one lexicon.
   *
   * @param notes told what was found out and not said by anybody, a sentence each
   * @throws IllegalArgumentException as {@link #readAll(Collection)}
   */
  public static List<LexiconTerm> readAll(Collection<Path> files, Consumer<String> notes) {
    return parse(files.stream().flatMap(file -> LexiconLines.of(file, notes).stream()).toList());
  }

  /**
   * Reads lines that make up one lexicon.
   *
   * @throws IllegalArgumentException as {@link #readAll}
   */
  public static List<LexiconTerm> parse(List<Line> lines) {
    Map<String, Line> places = new HashMap<>();
    FormOwners owners = new FormOwners();
    List<LexiconTerm> terms = new ArrayList<>();
    for (Line line : lines) {
      if (!line.text().isBlank() && !line.text().startsWith("#")) {
        LexiconTerm term = term(line);
        Line other = places.putIfAbsent(LexiconTerms.key(term), line);
        if (other != null) {
          throw line.bad(
              "columns 1 and 2: the term '%s' is also in %s:%d; allowed is each once"
                  .formatted(LexiconTerms.key(term), other.file(), other.number()));
        }
        check(line, 3, term, owners::add);
        terms.add(term);
      }
    }
    return terms;
  }

  /** The line of a term. */
  public static String line(LexiconTerm term) {
    String line =
        String.join("\t", term.getKind(), term.getCanonical(), String.join("|", term.getForms()));
    return term.getActive() ? line : line + "\t" + INACTIVE;
  }

  private static LexiconTerm term(Line line) {
    String[] columns = TAB.split(line.text(), -1);
    if (columns.length < 3 || columns.length > 4) {
      throw line.bad(
          "%d columns: allowed are kind<TAB>canonical name<TAB>form|form|..., and <TAB>%s after them"
              .formatted(columns.length, INACTIVE));
    }
    String kind = columns[0].strip();
    String canonical = columns[1].strip();
    List<String> forms = Arrays.stream(BAR.split(columns[2], -1)).map(String::strip).toList();
    check(line, 1, kind, LexiconTerms::checkKind);
    check(line, 2, canonical, LexiconTerms::checkCanonical);
    check(line, 3, forms, all -> all.forEach(LexiconTerms::checkForm));
    String last = columns.length == 4 ? columns[3].strip() : "";
    if (!last.isEmpty() && !last.equals(INACTIVE)) {
      throw line.bad("column 4: '%s': allowed are nothing and '%s'".formatted(last, INACTIVE));
    }
    return new LexiconTerm(kind, canonical, forms, last.isEmpty());
  }

  private static <V> void check(Line line, int column, V value, Consumer<V> check) {
    try {
      check.accept(value);
    } catch (IllegalArgumentException e) {
      throw line.bad("column %d: %s".formatted(column, e.getMessage()));
    }
  }
}
