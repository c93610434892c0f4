package io.anabranch.gateway.http;

import java.util.Locale;
import java.util.Optional;

/** What a caller may do. */
public enum Role {
  /** Send messages, and be answered with what becomes of them, but for what was written. */
  WRITE,

  /** Read enriched records, but for what was written. */
  READ,

  /** Read what was written too. */
  TEXT;

  static Optional<Role> of(String name) {
    for (Role role : values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
