package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.phrase.Farewell;
import io.anabranch.processor.content.phrase.FieldLabel;
import io.anabranch.processor.content.phrase.MailHeader;
import io.anabranch.processor.content.phrase.SpeakerRole;
import io.anabranch.processor.content.text.Names;
import io.anabranch.processor.content.text.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns that nothing but repetition shows: names without a sign behind them. */
final class BareTurns {

  private static final int LEAST = 3;
  private static final int NAME_WORDS = 4;

  private BareTurns() {}

  /** "15:31 Callum Good afternoon": lines that begin with a time and a name that comes back. */
  static List<Turn> afterTimes(Page page) {
    Map<Integer, Integer> begins = new HashMap<>();
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).isOpen()) {
        int line = i;
        Stamp.end(page.raw(i)).ifPresent(end -> begins.put(line, end));
      }
    }
    if (begins.size() < LEAST) {
      return List.of();
    }
    Map<String, Integer> prefixes = new HashMap<>();
    begins.forEach(
        (line, begin) ->
            prefixes(page.raw(line).substring(begin))
                .forEach(p -> prefixes.merge(p, 1, Integer::sum)));
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      Integer begin = begins.get(i);
      if (begin != null) {
        int line = i;
        String raw = page.raw(i);
        speaker(raw.substring(begin), prefixes)
            .ifPresent(name -> turns.add(turn(line, name, raw, begin)));
      }
    }
    return speakers(turns) >= 2 && turns.size() >= LEAST ? turns : List.of();
  }

  private static Turn turn(int line, String name, String raw, int begin) {
    int end = begin + name.length();
    String note = null;
    int bracket = raw.startsWith(" (", end) ? raw.indexOf(')', end) : -1;
    if (bracket > 0) {
      note = raw.substring(end + 2, bracket);
      end = bracket + 1;
    }
    while (end < raw.length() && " -–—:|".indexOf(raw.charAt(end)) >= 0) {
      end++;
    }
    return new Turn(
        line,
        new TurnLabel(
            name, note, raw.substring(0, begin).strip(), end == raw.length(), false, end));
  }

  /** The longest name of those that come back, or a word for a role. */
  private static Optional<String> speaker(String rest, Map<String, Integer> counts) {
    List<String> prefixes = prefixes(rest);
    Optional<String> repeated =
        prefixes.stream()
            .filter(prefix -> counts.getOrDefault(prefix, 0) > 1)
            .reduce((a, b) -> counts.getOrDefault(b, 0) >= counts.getOrDefault(a, 0) ? b : a);
    return repeated.or(() -> known(rest, prefixes));
  }

  /** A name that tells a role, or one with a note in brackets. */
  private static Optional<String> known(String rest, List<String> prefixes) {
    return prefixes.stream()
        .filter(p -> SpeakerRole.ofName(p).isPresent() || rest.startsWith(p + " ("))
        .findFirst();
  }

  /** Its first words, as long as they may be a name. */
  private static List<String> prefixes(String rest) {
    List<String> prefixes = new ArrayList<>();
    if (Stamp.isLogLevel(rest)) {
      return prefixes;
    }
    int at = 0;
    for (int words = 0; words < NAME_WORDS && at < rest.length(); words++) {
      int end = rest.indexOf(' ', at);
      end = end < 0 ? rest.length() : end;
      String word = rest.substring(at, end);
      if (word.isEmpty()
          || !(Character.isUpperCase(word.codePointAt(0)) || Character.isDigit(word.charAt(0)))) {
        break;
      }
      if (rest.substring(0, end).chars().anyMatch(Character::isLetter)) {
        prefixes.add(rest.substring(0, end));
      }
      at = end + 1;
    }
    return prefixes;
  }

  /** Lines of a name that come back, with the words below them. */
  static List<Turn> repeatedLines(Page page) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).isOpen() && isName(page.get(i).text())) {
        counts.merge(key(page.get(i).text()), 1, Integer::sum);
      }
    }
    addBeginnings(page, counts);
    List<Turn> turns = new ArrayList<>();
    boolean role = false;
    for (int i = 0; i < page.size(); i++) {
      String text = page.get(i).text();
      if (page.get(i).isOpen() && counts.getOrDefault(key(text), 0) >= 2) {
        role |= SpeakerRole.ofName(text).isPresent();
        turns.add(
            new Turn(i, new TurnLabel(text, note(text), "", true, false, page.raw(i).length())));
      }
    }
    boolean between = turns.size() >= 4 && speakers(turns) >= 2;
    return between || (role && turns.size() >= LEAST) ? turns : List.of();
  }

  /** A name also comes back where "NAME sent a photo." stands. */
  private static void addBeginnings(Page page, Map<String, Integer> counts) {
    if (counts.values().stream().noneMatch(count -> count > 1)) {
      return;
    }
    for (int i = 0; i < page.size(); i++) {
      String line = key(page.get(i).text());
      counts.replaceAll(
          (name, count) ->
              line.startsWith(name + ' ') || line.startsWith(name + ':') ? count + 1 : count);
    }
  }

  private static String note(String text) {
    int bracket = text.indexOf('(');
    return bracket > 0 ? text.substring(bracket + 1).replace(")", "") : "";
  }

  private static boolean isName(String text) {
    String bare = text.replaceAll(" ?\\(.*\\)$|(?<= \\p{Lu})\\.$", "");
    return bare.length() > 1
        && bare.split(" ").length <= 5
        && !FieldLabel.isMetadata(bare)
        && !FieldLabel.isFreeText(bare)
        && !Farewell.is(key(bare))
        && !MailHeader.isDivider(key(bare))
        && (Names.isName(bare) || SpeakerRole.ofName(bare).isPresent());
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static int speakers(List<Turn> turns) {
    HashSet<String> names = new HashSet<>();
    turns.forEach(turn -> names.add(turn.label().key()));
    return names.size();
  }
}
