package io.anabranch.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token (RFC 6750). Shows itself to nobody: it is neither printed nor logged.
 *
 * @param value the secret
 */
public record ControlToken(String value) {

  /** Gives the token to a process and to commands. */
  public static final String VARIABLE = "ANABRANCH_CONTROL_TOKEN";

  private static final String SCHEME = "Bearer ";
  private static final int RANDOM_BYTES = 32;

  /** RFC 6750's b64token; long enough not to be guessed. */
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._~+/-]{16,512}=*");

  /**
   * @throws ConfigException if the token is too short, or has characters that a header cannot carry
   */
  public ControlToken {
    if (!ALLOWED.matcher(value).matches()) {
      throw new ConfigException(
          VARIABLE
              + " or control.token.file: allowed are letters, digits and ._~+/- , at least 16");
    }
  }

  /** A new one that nobody can guess. */
  public static ControlToken random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new ControlToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * The token that is given, the environment before the file.
   *
   * @throws ConfigException if the file cannot be read or the token is not one
   */
  public static Optional<ControlToken> given(Map<String, String> environment, Optional<Path> file) {
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isBlank()) {
      return Optional.of(new ControlToken(variable.strip()));
    }
    return file.map(ControlToken::read);
  }

  /** Whether a request's Authorization header has this token; takes as long for any other. */
  boolean isIn(@Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            bytes(authorization.substring(SCHEME.length()).strip()), bytes(value));
  }

  /** The value of an Authorization header. */
  String header() {
    return SCHEME + value;
  }

  @Override
  public String toString() {
    return "[hidden]";
  }

  private static ControlToken read(Path file) {
    try {
      return new ControlToken(Files.readString(file).strip());
    } catch (IOException e) {
      throw new ConfigException("control.token.file", file, "cannot be read: " + e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
