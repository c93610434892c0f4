package io.anabranch.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.schema.Checklist;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads checklists from JSON Lines, with the fields of {@link Checklist}. */
final class ChecklistFile {

  private static final JsonMapper MAPPER = new JsonMapper();

  private record Line(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) int version,
      @JsonProperty(required = true) String title,
      @Nullable String description,
      @Nullable List<String> questions,
      @Nullable List<String> steps,
      @Nullable String url,
      @Nullable Boolean active) {}

  private ChecklistFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if a line is no checklist, naming file and line
   * @throws UncheckedIOException if the file cannot be read
   */
  static List<Checklist> read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    List<Checklist> checklists = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        checklists.add(parse(file, i + 1, lines.get(i)));
      }
    }
    return checklists;
  }

  private static Checklist parse(Path file, int number, String text) {
    Line line;
    try {
      line = MAPPER.readValue(text, Line.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s:%d: not a checklist: %s".formatted(file, number, e.getOriginalMessage()), e);
    }
    return Checklist.newBuilder()
        .setId(line.id())
        .setVersion(line.version())
        .setTitle(line.title())
        .setDescription(line.description() == null ? "" : line.description())
        .setQuestions(line.questions() == null ? List.of() : line.questions())
        .setSteps(line.steps() == null ? List.of() : line.steps())
        .setUrl(line.url())
        .setActive(line.active() == null || line.active())
        .build();
  }
}
