package io.anabranch.cli.compare;

import io.anabranch.candidate.CandidateRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which candidate, for which stage. */
public final class CandidateOptions {

  @Option(names = "--stage", required = true, paramLabel = "NAME", description = "The stage.")
  String stage = "";

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the candidate's model, or its URL.")
  @Nullable String model;

  @Option(
      names = "--language",
      paramLabel = "LANG",
      description =
          "Language that the model is for, such as de: it takes the place of stages.NAME.models.LANG"
              + " instead of stages.NAME.model.")
  @Nullable String language;

  @Option(
      names = "--implementation",
      paramLabel = "NAME",
      description =
          "Implementation of the candidate, if it is another one. It gets the options of --set"
              + " alone, none of those in the file.")
  @Nullable String implementation;

  /**
   * What the options ask for.
   *
   * @param folder that a relative folder of a model is in
   * @param flags keys that {@code --set} sets
   */
  public CandidateRequest request(Path folder, Map<String, String> flags) {
    return new CandidateRequest(
        stage,
        Optional.ofNullable(model).map(value -> isUrl(value) ? value : absolute(folder, value)),
        Optional.ofNullable(language),
        Optional.ofNullable(implementation),
        flags);
  }

  private static boolean isUrl(String model) {
    return model.matches("[a-z][a-z0-9+.-]+:.*");
  }

  private static String absolute(Path folder, String model) {
    return folder.resolve(model).toAbsolutePath().normalize().toString();
  }
}
