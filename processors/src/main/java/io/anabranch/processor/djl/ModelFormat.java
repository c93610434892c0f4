package io.anabranch.processor.djl;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A form of model, and the engine of DJL that runs it. */
public enum ModelFormat {
  TORCHSCRIPT("PyTorch", ".pt"),
  ONNX("OnnxRuntime", ".onnx");

  private final String engine;
  private final String extension;

  ModelFormat(String engine, String extension) {
    this.engine = engine;
    this.extension = extension;
  }

  /**
   * The format of this name, whatever its case.
   *
   * @throws IllegalArgumentException if there is none; the message names all
   */
  public static ModelFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.toString().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "option 'format' is '%s'; allowed: %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(ModelFormat::toString)
                                .collect(Collectors.joining(", ")))));
  }

  /** Name that DJL knows the engine by. */
  public String engine() {
    return engine;
  }

  /** End of the name of a model file. */
  public String extension() {
    return extension;
  }

  /** The name in lower case, as options have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
