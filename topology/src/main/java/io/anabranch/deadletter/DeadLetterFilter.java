package io.anabranch.deadletter;

import io.anabranch.operation.InvalidRequestException;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which dead letters are meant.
 *
 * @param stages names of applications; all if empty
 * @param causes all if empty
 * @param since those that failed last then or later
 * @param until those that failed last before
 */
public record DeadLetterFilter(
    Set<String> stages, Set<ErrorCause> causes, Optional<Instant> since, Optional<Instant> until)
    implements Predicate<DeadLetterEntry> {

  /**
   * @throws InvalidRequestException if no time lies between since and until
   */
  public DeadLetterFilter {
    stages = Set.copyOf(stages);
    causes = Set.copyOf(causes);
    if (since.isPresent() && until.isPresent() && !since.get().isBefore(until.get())) {
      throw new InvalidRequestException(
          "until", until.get(), "allowed is a time after since, which is " + since.get());
    }
  }

  /** Whether every letter is meant. */
  public boolean isEmpty() {
    return stages.isEmpty() && causes.isEmpty() && since.isEmpty() && until.isEmpty();
  }

  @Override
  public boolean test(DeadLetterEntry entry) {
    DeadLetter letter = entry.letter();
    Instant failedAt = letter.getFailedAt();
    return (stages.isEmpty() || stages.contains(letter.getStage()))
        && (causes.isEmpty() || causes.contains(letter.getCause()))
        && since.map(time -> !failedAt.isBefore(time)).orElse(true)
        && until.map(failedAt::isBefore).orElse(true);
  }
}
