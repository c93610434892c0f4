package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.phrase.SpeakerRole;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.AuthorRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says who speaks for the company. A word in the label tells; otherwise the learned model does. One
 * at least is a customer.
 */
final class Speakers {

  private static final double AGENT = 0.5;

  private static final Pattern ADDRESS = Pattern.compile("\\S@\\S");

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
    shareBetweenColleagues(agents, turns);
    if (isCalledCustomer(turns)) {
      agents.replaceAll((speaker, agent) -> 1.0);
    }
    agents.forEach(
        (speaker, agent) ->
            roles.put(speaker, agent > AGENT ? AuthorRole.AGENT : AuthorRole.CUSTOMER));
    if (!customer) {
      double least = agents.values().stream().mapToDouble(agent -> agent).min().orElse(0);
      agents.forEach(
          (speaker, agent) -> {
            if (agent <= least) {
              roles.put(speaker, AuthorRole.CUSTOMER);
            }
          });
    }
    return roles;
  }

  /** Where "Visitor" is the label of a speaker, those with names are not customers. */
  private static boolean isCalledCustomer(List<Turn> turns) {
    return turns.stream()
        .map(turn -> SpeakerRole.ofWord(turn.label().name()))
        .anyMatch(role -> role.equals(Optional.of(AuthorRole.CUSTOMER)));
  }

  /** Those with the same note beside their names, as the company, have the same role. */
  private static void shareBetweenColleagues(Map<String, Double> agents, List<Turn> turns) {
    Map<String, Set<String>> colleagues = new HashMap<>();
    for (Turn turn : turns) {
      String note = turn.label().note();
      if (note != null && !note.isBlank() && agents.containsKey(turn.label().key())) {
        colleagues
            .computeIfAbsent(note.toLowerCase(Locale.ROOT), key -> new HashSet<>())
            .add(turn.label().key());
      }
    }
    for (Set<String> speakers : colleagues.values()) {
      double mean = speakers.stream().mapToDouble(agents::get).average().orElse(0);
      speakers.forEach(speaker -> agents.put(speaker, mean));
    }
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
                ADDRESS.matcher(label.name()).find() || label.name().contains(" from ")
                    ? Optional.of(AuthorRole.AGENT)
                    : Optional.empty());
  }
}
