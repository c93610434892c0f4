package io.anabranch.processor.keywords;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds known terms in a text: case does not matter, nor how much white space stands between words;
 * of overlapping terms the first wins, and of those the longest. Immutable once it is read.
 */
final class Lexicon {

  private static final Pattern ATOM = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\S");

  private final Node root = new Node();

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    @Nullable LexiconEntry entry;
  }

  private record Atom(String text, int begin, int end) {}

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
  List<Span> find(String text, TokenEdges edges) {
    List<Atom> atoms = atoms(text);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < atoms.size(); ) {
      int end = i;
      if (edges.begin(atoms.get(i).begin())) {
        Node node = root;
        for (int j = i; j < atoms.size(); j++) {
          node = node.next.get(atoms.get(j).text());
          if (node == null) {
            break;
          }
          if (node.entry != null && edges.end(atoms.get(j).end())) {
            if (end > i) {
              spans.remove(spans.size() - 1);
            }
            spans.add(Span.of(node.entry, atoms.get(i).begin(), atoms.get(j).end()));
            end = j + 1;
          }
        }
      }
      i = Math.max(end, i + 1);
    }
    return spans;
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
