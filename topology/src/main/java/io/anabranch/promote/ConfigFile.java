package io.anabranch.promote;

import io.anabranch.config.AnabranchConfig;
import java.nio.file.Path;

/** The configuration file that a promotion changes if no running process names another. */
public interface ConfigFile {

  /** Its absolute path. It need not exist. */
  Path path();

  /** Whether a user has named this file, so that no other may be changed. */
  boolean isGiven();

  /**
   * The configuration with a text in place of what a file holds, and whatever comes after the file,
   * such as the environment, as it is.
   *
   * @param file named in errors
   * @throws org.apache.kafka.common.config.ConfigException if a key or value is wrong
   */
  AnabranchConfig read(String text, Path file);
}
