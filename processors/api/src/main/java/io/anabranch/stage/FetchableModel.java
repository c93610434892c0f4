package io.anabranch.stage;

import io.anabranch.language.Languages;
import java.nio.file.Path;

/**
 * A model for another language that does not ship: one file of a jar in a repository of Maven's.
 *
 * @param language as {@link Languages#require} allows it
 * @param jar path of the jar in the repository
 * @param bytes size of the jar
 * @param sha256 of the jar, as 64 hexadecimal digits
 * @param entry name of the file in the jar
 * @param file where it belongs, relative to the folder of models
 * @param fileSha256 of the file, as 64 hexadecimal digits
 */
public record FetchableModel(
    String language,
    String jar,
    long bytes,
    String sha256,
    String entry,
    Path file,
    String fileSha256) {

  /** Key of the stage's option that names the file. */
  public String option() {
    return Languages.modelOption(language);
  }
}
