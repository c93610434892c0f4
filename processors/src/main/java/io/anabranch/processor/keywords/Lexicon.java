package io.anabranch.processor.keywords;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds known terms in a text: case does not matter, nor how much white space stands between words,
 * and a word also stands for its inflections; of terms that overlap the longest wins, and of equals
 * the first. Of a form of a single word, only the plural of a noun counts as an inflection: "fires"
 * is "fire", and "fired" is not. Immutable once it is read.
 */
final class Lexicon {

  private static final Pattern ATOM = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\S");

  private static final Comparator<Span> LONGEST_FIRST =
      Comparator.comparingInt((Span span) -> span.begin() - span.end())
          .thenComparingInt(Span::begin);

  private final Node root = new Node();

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    @Nullable LexiconEntry entry;
  }

  /** A word or mark of a text, in lower case. */
  private record Atom(String text, int begin, int end) {}

  /**
   * @param inflected whether an inflection other than a plural led here
   */
  private record Path(Node node, boolean inflected) {}

  /**
   * Adds one form of a term.
   *
   * @throws IllegalArgumentException if the form is blank, or already that of another term
   */
  void add(String form, LexiconEntry entry) {
    List<Atom> atoms = atoms(form);
    if (atoms.isEmpty()) {
      throw new IllegalArgumentException("a form is blank: allowed is any other text");
    }
    Node node = root;
    for (Atom atom : atoms) {
      node = node.next.computeIfAbsent(atom.text(), text -> new Node());
    }
    if (node.entry != null && !node.entry.equals(entry)) {
      throw new IllegalArgumentException(
          "form '%s' belongs to '%s' already: allowed is one term a form"
              .formatted(form, node.entry.canonical()));
    }
    node.entry = entry;
  }

  /** Terms in text order, none of which overlaps another or cuts a token. */
  List<Span> find(String text, TokenEdges tokens) {
    List<Atom> atoms = atoms(text);
    List<Span> found = new ArrayList<>();
    for (int i = 0; i < atoms.size(); i++) {
      if (tokens.begin(atoms.get(i).begin())) {
        addBeginningAt(i, atoms, tokens, found);
      }
    }
    found.sort(LONGEST_FIRST);
    BitSet covered = new BitSet();
    List<Span> kept = new ArrayList<>();
    for (Span span : found) {
      int first = covered.nextSetBit(span.begin());
      if (first < 0 || first >= span.end()) {
        covered.set(span.begin(), span.end());
        kept.add(span);
      }
    }
    kept.sort(Comparator.comparingInt(Span::begin));
    return kept;
  }

  private void addBeginningAt(int first, List<Atom> atoms, TokenEdges tokens, List<Span> found) {
    List<Path> paths = List.of(new Path(root, false));
    for (int i = first; i < atoms.size() && !paths.isEmpty(); i++) {
      Atom atom = atoms.get(i);
      paths = step(paths, atom, tokens);
      for (Path path : paths) {
        LexiconEntry entry = path.node().entry;
        if (entry != null && tokens.end(atom.end()) && (i > first || !path.inflected())) {
          found.add(Span.of(entry, atoms.get(first).begin(), atom.end()));
        }
      }
    }
  }

  private static List<Path> step(List<Path> paths, Atom atom, TokenEdges tokens) {
    TokenEdges.Lemma lemma = tokens.lemma(atom.begin(), atom.end());
    List<Path> next = new ArrayList<>();
    for (Path path : paths) {
      Node node = path.node().next.get(atom.text());
      if (node != null) {
        next.add(new Path(node, path.inflected()));
      }
      Node byLemma = lemma == null ? null : path.node().next.get(lemma.text());
      if (lemma != null && byLemma != null && byLemma != node) {
        next.add(new Path(byLemma, path.inflected() || !lemma.noun()));
      }
    }
    return next;
  }

  private static List<Atom> atoms(String text) {
    List<Atom> atoms = new ArrayList<>();
    for (Matcher matcher = ATOM.matcher(text); matcher.find(); ) {
      String atom = matcher.group().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
      atoms.add(new Atom(atom, matcher.start(), matcher.end()));
    }
    return atoms;
  }
}
