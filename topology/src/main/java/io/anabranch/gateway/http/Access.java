package io.anabranch.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.http.HttpAnswer;
import io.anabranch.http.HttpCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/** Who may do what: by tokens, or everybody on this machine everything. */
public final class Access {

  private static final String BEARER = "Bearer ";
  private static final int SHORTEST_TOKEN = 16;

  /** Roles by the hash of the token, so that a comparison tells nothing; empty for no tokens. */
  private final Optional<Map<ByteBuffer, Set<Role>>> tokens;

  private Access(Optional<Map<ByteBuffer, Set<Role>>> tokens) {
    this.tokens = tokens;
  }

  /** Everything is allowed. */
  public static Access open() {
    return new Access(Optional.empty());
  }

  /**
   * Reads tokens: a line for each, {@code NAME ROLE[,ROLE...] TOKEN}. Empty lines and those that
   * begin with {@code #} are left out.
   *
   * @param key that names the file in the configuration
   * @throws ConfigException that names key, file and line
   */
  public static Access read(String key, Path file) {
    Map<ByteBuffer, Set<Role>> tokens = new HashMap<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new ConfigException(key, file, "cannot be read: " + e);
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] parts = line.split("\\s+", -1);
        if (parts.length != 3 || parts[2].length() < SHORTEST_TOKEN) {
          throw new ConfigException(
              key,
              file,
              "line %d: allowed is NAME ROLE[,ROLE] TOKEN, with a token of at least %d characters"
                  .formatted(i + 1, SHORTEST_TOKEN));
        }
        if (tokens.put(hash(parts[2]), roles(key, file, i + 1, parts[1])) != null) {
          throw new ConfigException(
              key, file, "line %d: a line before has the same token".formatted(i + 1));
        }
      }
    }
    if (tokens.isEmpty()) {
      throw new ConfigException(key, file, "has no token");
    }
    return new Access(Optional.of(Map.copyOf(tokens)));
  }

  private static Set<Role> roles(String key, Path file, int line, String names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names.split(",", -1)) {
      roles.add(
          Role.of(name)
              .orElseThrow(
                  () ->
                      new ConfigException(
                          key,
                          file,
                          "line %d: allowed roles are write, read and text".formatted(line))));
    }
    return roles;
  }

  /** Whether tokens are asked for. */
  boolean hasTokens() {
    return tokens.isPresent();
  }

  /** Whether a caller has a role. */
  boolean has(HttpCall call, Role role) {
    return tokens.isEmpty() || roles(call).contains(role);
  }

  /** The answer to a caller who has none of some roles. */
  Optional<HttpAnswer> refuse(HttpCall call, Set<Role> oneOf) {
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    Set<Role> roles = roles(call);
    if (roles.isEmpty()) {
      return Optional.of(
          HttpAnswer.error(401, "needs a token: Authorization: Bearer ...")
              .withHeader("WWW-Authenticate", "Bearer"));
    }
    return roles.stream().anyMatch(oneOf::contains)
        ? Optional.empty()
        : Optional.of(HttpAnswer.error(403, "the token does not have the role for this"));
  }

  private Set<Role> roles(HttpCall call) {
    return call.header("Authorization")
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> hash(value.substring(BEARER.length()).strip()))
        .map(hash -> tokens.orElse(Map.of()).getOrDefault(hash, Set.of()))
        .orElse(Set.of());
  }

  private static ByteBuffer hash(String token) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
