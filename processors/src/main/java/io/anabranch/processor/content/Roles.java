package io.anabranch.processor.content;

import io.anabranch.schema.AuthorRole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Roles in a list of an option. */
record Roles(Set<AuthorRole> roles) {

  /** All names, as options take them. */
  static final String ALLOWED = "customer, agent, bot, system, unknown, with commas";

  /**
   * Reads a list.
   *
   * @param key of the option
   * @throws IllegalArgumentException if it names no role; the message names the key, what it names
   *     instead, and what is allowed
   */
  static Roles read(String key, String list) {
    Set<AuthorRole> roles = EnumSet.noneOf(AuthorRole.class);
    for (String name : list.split(",", -1)) {
      roles.add(
          Arrays.stream(AuthorRole.values())
              .filter(role -> name(role).equals(name.strip().toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "option '%s' is '%s'; allowed: %s"
                              .formatted(key, name.strip(), ALLOWED))));
    }
    return new Roles(roles);
  }

  /** Whether one is among them; one that is not known is {@code unknown}. */
  boolean have(@Nullable AuthorRole role) {
    return roles.contains(role == null ? AuthorRole.UNKNOWN : role);
  }

  @Override
  public String toString() {
    return roles.stream().map(Roles::name).collect(Collectors.joining(", "));
  }

  private static String name(AuthorRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
