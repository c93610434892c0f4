package io.anabranch.faults;

import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What whoever reads the enriched topic and keeps the highest revision of an id has in the end.
 *
 * @param in messages that were sent
 * @param required those that must come out
 * @param enriched records on the enriched topic
 * @param mixed records that say anything that is not of their message
 * @param missing messages without a complete record
 * @param refused messages whose complete record was not kept
 * @param lettersMissing messages that were rejected, and are no dead letters
 */
record Kept(
    int in, int required, int enriched, int mixed, int missing, int refused, int lettersMissing) {

  /** What stage pos rejects. */
  static final String BAD = "bad";

  private static final Failure POS = Failure.ofPos(ErrorCause.REJECTED);

  static Kept of(Trial trial, Map<String, Sent> all, Set<String> required) {
    int mixed = 0;
    Map<String, Enriched> newest = new HashMap<>();
    Set<String> complete = new HashSet<>();
    List<Result> results = Result.read(trial, trial.topics().enriched());
    for (Result result : results) {
      Enriched enriched = (Enriched) result.value();
      Sent sent = all.get(enriched.getId());
      mixed += sent == null || isRight(enriched, sent) ? 0 : 1;
      if (enriched.getStatus() == EnrichedStatus.COMPLETE) {
        complete.add(enriched.getId());
      }
      newest.merge(
          enriched.getId(),
          enriched,
          (known, found) -> found.getRevision() >= known.getRevision() ? found : known);
    }
    int refused = 0;
    for (String id : required) {
      Enriched kept = newest.get(id);
      refused +=
          complete.contains(id) && (kept == null || kept.getStatus() != EnrichedStatus.COMPLETE)
              ? 1
              : 0;
    }
    Set<String> missing = new HashSet<>(required);
    missing.removeAll(complete);
    Set<String> letters = new HashSet<>();
    TopicRecords.read(trial.consumerProperties(), trial.topics().deadLetters())
        .forEach(letter -> letters.add(new String(letter.key(), StandardCharsets.UTF_8)));
    int lettersMissing =
        (int)
            required.stream()
                .filter(id -> isBad(all, id))
                .filter(id -> !letters.contains("pos-" + id))
                .count();
    return new Kept(
        all.size(),
        required.size(),
        results.size(),
        mixed,
        missing.size(),
        refused,
        lettersMissing);
  }

  private static boolean isBad(Map<String, Sent> all, String id) {
    Sent sent = all.get(id);
    return sent != null && sent.input().text().contains(BAD);
  }

  /** A partial record is right as far as it goes. */
  private static boolean isRight(Enriched enriched, Sent sent) {
    try {
      if (enriched.getStatus() != EnrichedStatus.COMPLETE) {
        return enriched.getMessage() == null
            || enriched.getMessage().getText().equals(sent.input().text());
      }
      if (sent.input().text().contains(BAD)) {
        EnrichedCheck.checkFailed(enriched, sent, POS);
      } else {
        EnrichedCheck.check(enriched, sent);
      }
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "in %d, to come out %d, enriched %d, mixed %d, missing %d, refused %d, letters missing %d"
        .formatted(in, required, enriched, mixed, missing, refused, lettersMissing);
  }
}
