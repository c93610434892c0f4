package io.anabranch.mapping.preset;

import io.anabranch.config.ConfigSources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Mappings of what common help desks export and send, each a file of keys to use or to copy. */
public final class Presets {

  private static final List<String> NAMES =
      List.of("freshdesk", "intercom", "jira", "mail", "tweets", "zammad", "zendesk");

  private Presets() {}

  /** Their names. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The file of one, in YAML.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static String text(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("allowed are " + String.join(", ", NAMES));
    }
    try (InputStream in = Presets.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("preset '%s' is missing".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The keys of one.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Map<String, String> keys(String name) {
    return new ConfigSources().yaml(text(name), Path.of(name + ".yaml")).values();
  }
}
