package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import io.anabranch.schema.ErrorCause;
import java.util.ArrayList;
import java.util.List;

/**
 * A dead letter as {@code dead-letters list} shows it.
 *
 * @param id stage and message
 * @param attempts how often the stage has tried
 */
record ListedLetter(String id, ErrorCause cause, int attempts) {

  /** Those that a run of the command has listed. Fails the test if it did not succeed. */
  static List<ListedLetter> of(CommandRun run) throws JsonProcessingException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<ListedLetter> letters = new ArrayList<>();
    for (JsonNode node : run.json()) {
      letters.add(
          new ListedLetter(
              node.get("id").asText(),
              ErrorCause.valueOf(node.get("cause").asText()),
              node.get("attempts").asInt()));
    }
    return letters;
  }

  /** Those of a trial that are there now. */
  static List<ListedLetter> of(Trial trial) throws JsonProcessingException {
    return of(trial.command("dead-letters", "list"));
  }
}
