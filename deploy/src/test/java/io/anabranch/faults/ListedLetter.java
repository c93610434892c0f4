package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

  private static final JsonMapper MAPPER = new JsonMapper();

  /** Those that a run of the command has listed. Fails the test if it did not succeed. */
  static List<ListedLetter> of(CommandRun run) throws JsonProcessingException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<ListedLetter> letters = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      JsonNode node = MAPPER.readTree(line);
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
