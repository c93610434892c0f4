package io.anabranch.checklist;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.operation.OperationException;
import io.anabranch.schema.Checklist;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads checklists from JSON Lines, with the fields of {@link Checklist}. */
public final class ChecklistFile {

  private static final ObjectReader JSON =
      new JsonMapper().readerFor(Line.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
   * @throws OperationException if a line is no checklist or an id comes twice, naming file and
   *     line, or if the file cannot be read
   */
  public static List<Checklist> read(Path file) {
    return readAll(List.of(file));
  }

  /**
   * Reads files that make up one set.
   *
   * @throws OperationException as {@link #read}
   */
  public static List<Checklist> readAll(Collection<Path> files) {
    Map<String, String> places = new HashMap<>();
    List<Checklist> checklists = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          String place = file + ":" + (i + 1);
          Checklist checklist = parse(place, lines.get(i));
          String other = places.put(checklist.getId(), place);
          if (other != null) {
            throw new OperationException(
                "%s: id '%s' is also in %s".formatted(place, checklist.getId(), other));
          }
          checklists.add(checklist);
        }
      }
    }
    return checklists;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new OperationException(file + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new OperationException(file + ": not in UTF-8", e);
    } catch (IOException e) {
      throw new OperationException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Checklist parse(String place, String text) {
    Line line;
    try {
      line = JSON.readValue(text);
    } catch (JsonProcessingException e) {
      throw new OperationException("%s: not a checklist: %s".formatted(place, reason(e)), e);
    }
    requireText(place, "id", line.id());
    requireText(place, "title", line.title());
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

  private static void requireText(String place, String field, String value) {
    if (value == null || value.isBlank()) {
      throw new OperationException(
          "%s: not a checklist: '%s' is blank; allowed is any other text".formatted(place, field));
    }
  }

  private static String reason(JsonProcessingException e) {
    return e instanceof UnrecognizedPropertyException unknown
        ? "there is no field '%s'; allowed are %s"
            .formatted(unknown.getPropertyName(), new TreeSet<>(unknown.getKnownPropertyIds()))
        : e.getOriginalMessage();
  }
}
