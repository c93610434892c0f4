package io.anabranch.processor.keywords;

import io.anabranch.processor.Checksum;
import io.anabranch.processor.keywords.lexicon.Atom;
import io.anabranch.processor.keywords.lexicon.LexiconFile;
import io.anabranch.processor.keywords.lexicon.LexiconTerms;
import io.anabranch.schema.LexiconTerm;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds known terms in a text: case does not matter, nor how much white space stands between words,
 * and a word also stands for its inflections; of terms that overlap the longest wins, and of equals
 * the first. Of a form of a single word, only the plural of a noun counts as an inflection: "fires"
 * is "fire", and "fired" is not. Immutable.
 */
final class Lexicon {

  private static final Comparator<Span> LONGEST_FIRST =
      Comparator.comparingInt((Span span) -> span.begin() - span.end())
          .thenComparingInt(Span::begin);

  private static final int VERSION_LENGTH = 12;

  private final Node root = new Node();
  private final String version;

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    @Nullable LexiconTerm term;
  }

  /**
   * @param inflected whether an inflection other than a plural led here
   */
  private record Path(Node node, boolean inflected) {}

  /**
   * Compiles terms. A form that is also in the general list belongs to the own term; of own terms
   * with one form, to the first by key.
   *
   * @param own by key; an inactive one also leaves out the general term of its key
   * @param general terms of which each form has one
   */
  Lexicon(Map<String, LexiconTerm> own, List<LexiconTerm> general) {
    List<LexiconTerm> terms = new ArrayList<>();
    for (LexiconTerm term : new TreeMap<>(own).values()) {
      if (term.getActive()) {
        terms.add(term);
      }
    }
    for (LexiconTerm term : general) {
      LexiconTerm same = own.get(LexiconTerms.key(term));
      if (same == null || same.getActive()) {
        terms.add(term);
      }
    }
    terms.forEach(this::add);
    version =
        Checksum.sha256(terms.stream().map(LexiconFile::line).collect(Collectors.joining("\n")))
            .substring(0, VERSION_LENGTH);
  }

  private void add(LexiconTerm term) {
    for (String form : term.getForms()) {
      Node node = root;
      for (Atom atom : Atom.of(form)) {
        node = node.next.computeIfAbsent(atom.text(), text -> new Node());
      }
      if (node.term == null) {
        node.term = term;
      }
    }
  }

  /** Hash of the terms and their forms, whatever the order in which the own ones came. */
  String version() {
    return version;
  }

  /** Terms in text order, none of which overlaps another or cuts a token. */
  List<Span> find(String text, TokenEdges tokens) {
    List<Atom> atoms = Atom.of(text);
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
        LexiconTerm term = path.node().term;
        if (term != null && tokens.end(atom.end()) && (i > first || !path.inflected())) {
          found.add(Span.of(term, atoms.get(first).begin(), atom.end()));
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
}
