package io.anabranch.cli.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.output.Table;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.OptionDescription;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.stage.StageDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The description of a stage.
 *
 * @param implementations by name
 */
record StageText(
    StageDescription<?> stage, Map<String, ? extends ProcessorFactory<?>> implementations) {

  /** For people. */
  String lines() {
    List<String> lines = new ArrayList<>();
    lines.add(stage.annotation() + ": " + stage.doc());
    implementations.forEach((name, factory) -> lines.addAll(implementation(name, factory)));
    lines.add("");
    return String.join(System.lineSeparator(), lines);
  }

  /** For programs. */
  ObjectNode json() {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", stage.annotation().name())
            .put("doc", stage.doc())
            .put("type", stage.annotation().type().getName())
            .put("defaultImplementation", stage.defaultImplementation())
            .put("evaluated", stage.evaluation().isPresent())
            .put("trained", stage.training().isPresent());
    ArrayNode array = node.putArray("implementations");
    implementations.forEach((name, factory) -> add(array.addObject(), name, factory));
    return node;
  }

  private List<String> implementation(String name, ProcessorFactory<?> factory) {
    List<String> lines = new ArrayList<>();
    String optional =
        factory.optionalNeeds().isEmpty()
            ? ""
            : ", and uses " + names(factory.optionalNeeds()) + " if there";
    lines.add(
        "  %s%s, needs %s%s%s"
            .formatted(
                name,
                name.equals(stage.defaultImplementation()) ? " (default)" : "",
                names(factory.needs()),
                optional,
                factory.languages().isEmpty()
                    ? ""
                    : ", knows " + String.join(", ", factory.languages())));
    Table table = new Table("option", "default", "allowed", "what it does");
    List<OptionDescription> options = Options.describe(factory.options());
    options.forEach(
        option ->
            table.row(option.key(), option.standard().orElse("-"), option.allowed(), option.doc()));
    if (!options.isEmpty()) {
      table.lines().forEach(line -> lines.add("    " + line));
    }
    return lines;
  }

  private static void add(ObjectNode node, String name, ProcessorFactory<?> factory) {
    node.put("name", name);
    names(node.putArray("needs"), factory.needs());
    names(node.putArray("optionalNeeds"), factory.optionalNeeds());
    ArrayNode languages = node.putArray("languages");
    factory.languages().stream().sorted().forEach(languages::add);
    ArrayNode options = node.putArray("options");
    for (OptionDescription option : Options.describe(factory.options())) {
      options
          .addObject()
          .put("key", option.key())
          .put("default", option.standard().orElse(null))
          .put("allowed", option.allowed())
          .put("doc", option.doc());
    }
  }

  private static void names(ArrayNode array, Collection<Annotation<?>> annotations) {
    annotations.stream().map(Annotation::name).sorted().forEach(array::add);
  }

  private static String names(Collection<Annotation<?>> annotations) {
    return annotations.stream().map(Annotation::name).sorted().collect(Collectors.joining(", "));
  }
}
