package io.anabranch.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigException;

/**
 * A file that the configuration names.
 *
 * @param key of the configuration that names it
 */
public record ConfiguredFile(String key, Path file) {

  /**
   * Reads a secret that is all of it, without the white space around it.
   *
   * @throws ConfigException if it cannot be read, or is empty
   */
  public String secret() {
    try {
      String secret = Files.readString(file).strip();
      if (secret.isEmpty()) {
        throw new ConfigException(key, file, "is empty");
      }
      return secret;
    } catch (IOException e) {
      throw new ConfigException(key, file, "cannot be read: " + e);
    }
  }
}
