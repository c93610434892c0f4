package io.anabranch.processor.textclassification;

import io.anabranch.processor.Option;
import io.anabranch.processor.djl.ModelFormat;
import io.anabranch.processor.djl.ModelLocation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which model, and how texts go through it. */
public record TextClassifierOptions(
    @Option(
            doc = "Folder, file or URL of the model; required.",
            allowed = "a folder or a file with a model, or a URL")
        Optional<String> model,
    @Option(doc = "Format of the model, where a folder has it in both.")
        Optional<ModelFormat> format,
    @Option(
            doc = "Names of the model's outputs, in place of those that its folder says.",
            allowed = "two names or more, with commas")
        Optional<String> labels,
    @Option(
            doc = "Tokens after which a text is cut off, the special ones included.",
            standard = "256",
            least = 3,
            most = 8192)
        int maxLength,
    @Option(
            doc = "Most texts in one pass through the model.",
            standard = "32",
            least = 1,
            most = 1024)
        int batchSize,
    @Option(
            doc = "Whether to give a TorchScript model the types of the tokens; ONNX tells.",
            standard = "false")
        boolean tokenTypes) {

  /** Checks what must hold beyond the types. */
  public TextClassifierOptions {
    if (model.isEmpty()) {
      throw new IllegalArgumentException(
          "option 'model' is missing; expected a folder or a file with a model, or a URL");
    }
    labels.ifPresent(
        names -> {
          if (split(names).size() < 2 || split(names).contains("")) {
            throw new IllegalArgumentException(
                "option 'labels' is '%s'; allowed: two names or more, with commas"
                    .formatted(names));
          }
        });
  }

  /** Where the model is. */
  public ModelLocation location() {
    return new ModelLocation(model.orElseThrow(), format);
  }

  /** Names of the model's outputs, if they are given. */
  public Optional<List<String>> labelNames() {
    return labels.map(TextClassifierOptions::split);
  }

  private static List<String> split(String names) {
    return Arrays.stream(names.split(",", -1)).map(String::strip).toList();
  }
}
