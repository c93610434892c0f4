package io.anabranch.processor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders of the build and of the project, wherever a test is started from. */
public final class BuildFolders {

  private BuildFolders() {}

  /** The models that the build prepares. */
  public static Path models() {
    return find("processors/models/target/models");
  }

  /** The ONNX file and the tokenizer that the embedding model is written from. */
  public static Path embeddingWeights() {
    return find("processors/models/target/embedding-weights");
  }

  /** The labelled data of the project. */
  public static Path testdata() {
    return find("testdata");
  }

  private static Path find(String folder) {
    return Stream.iterate(Path.of("").toAbsolutePath(), up -> up != null, Path::getParent)
        .map(root -> root.resolve(folder))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no folder " + folder + ": build first"));
  }
}
