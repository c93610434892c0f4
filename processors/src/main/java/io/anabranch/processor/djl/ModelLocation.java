package io.anabranch.processor.djl;

import ai.djl.MalformedModelException;
import ai.djl.ModelException;
import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a model is: a folder with one model file, such a file, or a URL that DJL understands, such
 * as {@code djl://}, {@code https://} and {@code file:}.
 *
 * @param location path or URL
 * @param format of the model, where a folder has it in both; empty to tell it by the file
 */
public record ModelLocation(String location, Optional<ModelFormat> format) {

  /**
   * Finds the model, and fetches it if it is not on this machine.
   *
   * @throws IOException if it cannot be read or fetched
   * @throws ModelException if there is none, or several
   */
  public ModelFile find() throws IOException, ModelException {
    // Two letters at least: one is the drive of a path.
    boolean isUrl = location.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
    EngineDefaults.apply(isUrl);
    Path path = isUrl ? fetch() : Path.of(location);
    if (!Files.isDirectory(path)) {
      return modelFile(path)
          .filter(file -> Files.isRegularFile(path))
          .orElseThrow(
              () ->
                  new MalformedModelException(
                      "%s is neither a folder nor a file that ends in %s"
                          .formatted(path, extensions())));
    }
    try (Stream<Path> files = Files.list(path)) {
      List<ModelFile> found = files.sorted().flatMap(file -> modelFile(file).stream()).toList();
      if (found.size() != 1) {
        throw new MalformedModelException(
            "%s holds %d files that end in %s, not 1; name a file to choose one"
                .formatted(path, found.size(), extensions()));
      }
      return found.get(0);
    }
  }

  /** Into DJL's cache, if it is not there yet. */
  private Path fetch() throws IOException, ModelNotFoundException {
    for (MRL resource : Repository.newInstance("model", location).getResources()) {
      Artifact artifact = resource.getDefaultArtifact();
      if (artifact != null) {
        resource.prepare(artifact);
        return Utils.getNestedModelDir(resource.getRepository().getResourceDirectory(artifact));
      }
    }
    throw new ModelNotFoundException("there is no model at " + location);
  }

  private Optional<ModelFile> modelFile(Path file) {
    return Arrays.stream(ModelFormat.values())
        .filter(known -> file.toString().endsWith(known.extension()))
        .filter(known -> format.isEmpty() || format.get() == known)
        .findFirst()
        .map(known -> new ModelFile(file, known));
  }

  private String extensions() {
    return format
        .map(ModelFormat::extension)
        .orElse(ModelFormat.TORCHSCRIPT.extension() + " or " + ModelFormat.ONNX.extension());
  }
}
