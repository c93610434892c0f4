package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.phrase.SpeakerRole;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.AuthorRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says who speaks for the company. A word in the label tells; otherwise the learned model does. One
 * at least is a customer.
 */
final class Speakers {

  private static final double AGENT = 0.5;

  private Speakers() {}

  /** The role of each speaker, by the key of the label. */
  static Map<String, AuthorRole> roles(Page page, List<Turn> turns, SpeakerClassifier classifier) {
    Map<String, AuthorRole> roles = new HashMap<>();
    turns.forEach(
        turn -> role(turn.label()).ifPresent(role -> roles.putIfAbsent(turn.label().key(), role)));
    readLetters(roles, turns);
    SpeakerFeatures features = new SpeakerFeatures(page, turns);
    Map<String, Double> agents = new HashMap<>();
    for (Turn turn : turns) {
      String speaker = turn.label().key();
      if (!roles.containsKey(speaker)) {
        agents.computeIfAbsent(speaker, key -> classifier.agent(features.of(key)));
      }
    }
    boolean customer = roles.containsValue(AuthorRole.CUSTOMER);
    agents.forEach(
        (speaker, agent) ->
            roles.put(speaker, agent > AGENT ? AuthorRole.AGENT : AuthorRole.CUSTOMER));
    if (!customer) {
      agents.entrySet().stream()
          .min(Map.Entry.comparingByValue())
          .ifPresent(least -> roles.put(least.getKey(), AuthorRole.CUSTOMER));
    }
    return roles;
  }

  /** "A" answers where somebody is "Q", and is an agent where somebody is "C". */
  private static void readLetters(Map<String, AuthorRole> roles, List<Turn> turns) {
    Set<String> keys = turns.stream().map(turn -> turn.label().key()).collect(Collectors.toSet());
    if (keys.contains("a") && keys.contains("q")) {
      roles.put("a", AuthorRole.CUSTOMER);
    } else if (keys.contains("a") && keys.contains("c")) {
      roles.put("a", AuthorRole.AGENT);
    }
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
}
