package io.anabranch.faults.fast;

import io.anabranch.processor.Annotation;
import io.anabranch.stage.StageCatalog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The stages that have a fast implementation. */
public final class FastStages {

  private FastStages() {}

  /** Their names, in the order of records. */
  public static List<String> names() {
    StageCatalog catalog = StageCatalog.load();
    return catalog.names().stream()
        .filter(name -> catalog.implementations(name).containsKey(FastFactory.NAME))
        .toList();
  }

  /** A configuration in which each of them runs it, behind the content, and no other stage runs. */
  public static Map<String, String> settings() {
    List<String> fast = names();
    Map<String, String> settings = new TreeMap<>();
    StageCatalog.load()
        .names()
        .forEach(
            name -> {
              if (fast.contains(name)) {
                settings.put("stages." + name + ".implementation", FastFactory.NAME);
              } else if (!name.equals(Annotation.CONTENT.name())) {
                settings.put("stages." + name + ".enabled", "false");
              }
            });
    return settings;
  }

  /** Lines of YAML under {@code stages} by which no stage runs but some. */
  public static String onlyInYaml(List<String> stages) {
    return StageCatalog.load().names().stream()
        .filter(name -> !stages.contains(name))
        .map(name -> "  %s.enabled: false%n".formatted(name))
        .collect(Collectors.joining());
  }
}
