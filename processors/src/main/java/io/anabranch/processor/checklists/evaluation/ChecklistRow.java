package io.anabranch.processor.checklists.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.files.row.Row;
import io.anabranch.schema.Checklist;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a checklist of a row. Lists in one cell of a table have bars or line breaks between them.
 */
final class ChecklistRow {

  private static final Set<String> FIELDS =
      Checklist.getClassSchema().getFields().stream()
          .map(field -> field.name())
          .collect(Collectors.toCollection(TreeSet::new));

  private static final Pattern BETWEEN_ENTRIES = Pattern.compile("\\s*(?:\\||\\R)\\s*");

  private final String place;
  private final ObjectNode values = JsonNodeFactory.instance.objectNode();

  private ChecklistRow(Row row) {
    this.place = row.place();
    row.values()
        .properties()
        .forEach(
            field -> values.set(field.getKey().strip().toLowerCase(Locale.ROOT), field.getValue()));
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException that names file, line, field and what is allowed
   */
  static Checklist read(Row row) {
    return new ChecklistRow(row).checklist();
  }

  private Checklist checklist() {
    Set<String> unknown =
        values.properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> !FIELDS.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!unknown.isEmpty()) {
      throw bad(
          "there %s no field%s '%s'; allowed are %s"
              .formatted(
                  unknown.size() == 1 ? "is" : "are",
                  unknown.size() == 1 ? "" : "s",
                  String.join("', '", unknown),
                  String.join(", ", FIELDS)));
    }
    return Checklist.newBuilder()
        .setId(required("id", JsonNode::isValueNode, "a text or a number").asText())
        .setVersion(version())
        .setTitle(required("title", JsonNode::isTextual, "a text").asText())
        .setDescription(text("description").orElse(""))
        .setQuestions(texts("questions"))
        .setSteps(texts("steps"))
        .setUrl(text("url").orElse(null))
        .setActive(isActive())
        .build();
  }

  private int version() {
    JsonNode version =
        required(
            "version",
            node -> node.isInt() || node.asText().strip().matches("-?\\d{1,9}"),
            "a whole number");
    return Integer.parseInt(version.asText().strip());
  }

  private boolean isActive() {
    return find("active", node -> node.asText().matches("(?i)true|false"), "true or false")
        .map(node -> Boolean.parseBoolean(node.asText()))
        .orElse(true);
  }

  private Optional<String> text(String field) {
    return find(field, JsonNode::isTextual, "a text").map(JsonNode::asText);
  }

  private List<String> texts(String field) {
    Optional<JsonNode> value =
        find(field, node -> node.isArray() || node.isTextual(), "a list of texts");
    List<String> texts = new ArrayList<>();
    if (value.isPresent() && value.get().isTextual()) {
      texts.addAll(Arrays.asList(BETWEEN_ENTRIES.split(value.get().asText().strip())));
      texts.removeIf(String::isBlank);
    } else if (value.isPresent()) {
      for (JsonNode entry : value.get()) {
        if (!entry.isTextual()) {
          throw bad("'%s', entry %d: allowed is a text".formatted(field, texts.size() + 1));
        }
        texts.add(entry.asText());
      }
    }
    return texts;
  }

  private JsonNode required(String field, Predicate<JsonNode> condition, String allowed) {
    return find(field, condition, allowed)
        .filter(node -> !node.asText().isBlank())
        .orElseThrow(
            () -> bad("'%s' is missing or blank; allowed is %s".formatted(field, allowed)));
  }

  /** The value of a field; empty if it has none. */
  private Optional<JsonNode> find(String field, Predicate<JsonNode> condition, String allowed) {
    JsonNode node = values.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!condition.test(node)) {
      throw bad("'%s': allowed is %s".formatted(field, allowed));
    }
    return Optional.of(node);
  }

  private IllegalArgumentException bad(String problem) {
    return new IllegalArgumentException("%s: not a checklist: %s".formatted(place, problem));
  }
}
