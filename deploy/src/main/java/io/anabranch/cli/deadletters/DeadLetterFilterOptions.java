package io.anabranch.cli.deadletters;

import io.anabranch.deadletter.DeadLetterFilter;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.schema.ErrorCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant, by what they say. */
class DeadLetterFilterOptions {

  @Option(
      names = "--stage",
      split = ",",
      paramLabel = "NAME",
      description = "Only of these stages, gathers or the join.")
  List<String> stages = new ArrayList<>();

  @Option(
      names = "--cause",
      split = ",",
      paramLabel = "CAUSE",
      description = "Only of these causes: ${COMPLETION-CANDIDATES}.")
  List<ErrorCause> causes = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those that failed then or later: ISO 8601 or milliseconds of the epoch.")
  @Nullable Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only those that failed before.")
  @Nullable Instant until;

  /**
   * What the options say.
   *
   * @throws ConfigException if no time lies between the two given
   */
  final DeadLetterFilter filter() {
    try {
      return new DeadLetterFilter(
          Set.copyOf(stages),
          Set.copyOf(causes),
          Optional.ofNullable(since),
          Optional.ofNullable(until));
    } catch (InvalidRequestException e) {
      throw new ConfigException(e.field(), e.value(), e.allowed());
    }
  }
}
