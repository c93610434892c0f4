package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.phrase.AgentSpeech;
import io.anabranch.processor.content.phrase.SpeakerRole;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.AuthorRole;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says who speaks for the company. A word in the label tells; otherwise the one who greets for a
 * company, or asks how to help, is the agent, and the others are customers.
 */
final class Speakers {

  private Speakers() {}

  /** The role of each speaker, by the key of the label. */
  static Map<String, AuthorRole> roles(Page page, List<Turn> turns) {
    Map<String, AuthorRole> roles = new HashMap<>();
    Map<String, Integer> phrases = new HashMap<>();
    for (int i = 0; i < turns.size(); i++) {
      TurnLabel label = turns.get(i).label();
      role(label).ifPresent(role -> roles.putIfAbsent(label.key(), role));
      int end = i + 1 < turns.size() ? turns.get(i + 1).line() : page.size();
      if (!isAboutConversation(page, turns.get(i), end)) {
        phrases.merge(label.key(), phrases(page, turns.get(i), end), Integer::sum);
      }
    }
    if (phrases.containsKey("a")) {
      roles.put("a", phrases.containsKey("q") ? AuthorRole.CUSTOMER : AuthorRole.AGENT);
    }
    boolean agent = roles.containsValue(AuthorRole.AGENT) || roles.containsValue(AuthorRole.BOT);
    boolean customer = roles.containsValue(AuthorRole.CUSTOMER);
    String loudest = loudest(phrases, roles, turns);
    for (String speaker : phrases.keySet()) {
      if (!roles.containsKey(speaker)) {
        boolean company =
            customer ? !speaker.equals("you") || !agent : !agent && speaker.equals(loudest);
        roles.put(speaker, company ? AuthorRole.AGENT : AuthorRole.CUSTOMER);
      }
    }
    return roles;
  }

  private static Optional<AuthorRole> role(TurnLabel label) {
    return Optional.ofNullable(label.note())
        .flatMap(SpeakerRole::ofName)
        .or(() -> SpeakerRole.ofName(label.name()))
        .or(
            () ->
                label.name().indexOf('@') > 0 || label.name().contains(" from ")
                    ? Optional.of(AuthorRole.AGENT)
                    : Optional.empty());
  }

  /** Who sounds most like an agent; if nobody does, who answers the first one. */
  private static String loudest(
      Map<String, Integer> phrases, Map<String, AuthorRole> roles, List<Turn> turns) {
    String first =
        turns.stream()
            .map(turn -> turn.label().key())
            .filter(phrases::containsKey)
            .findFirst()
            .orElse("");
    String best = "";
    int most = 0;
    for (Turn turn : turns) {
      String speaker = turn.label().key();
      if (!roles.containsKey(speaker) && phrases.getOrDefault(speaker, 0) > most) {
        best = speaker;
        most = phrases.getOrDefault(speaker, 0);
      }
    }
    if (most > 0) {
      return best;
    }
    return turns.stream()
        .map(turn -> turn.label().key())
        .filter(speaker -> phrases.containsKey(speaker) && !speaker.equals(first))
        .findFirst()
        .orElse("");
  }

  private static boolean isAboutConversation(Page page, Turn turn, int end) {
    String words = page.raw(turn.line()).substring(turn.label().end());
    return end <= turn.line() + 1
        && AgentSpeech.isAboutConversation(
            words.replaceAll("\\p{Cf}", "").strip().toLowerCase(Locale.ROOT));
  }

  private static int phrases(Page page, Turn turn, int end) {
    int count = 0;
    for (int i = turn.line(); i < end; i++) {
      count += AgentSpeech.agentPhrases(page.get(i).plain());
    }
    return count;
  }
}
