package io.anabranch.processor;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the processors of one process share: the folder of models, and the embedder in memory. */
public final class Models implements AutoCloseable {

  private final Path directory;
  private final Supplier<TextEmbedder> open;
  private @Nullable TextEmbedder embedder;

  /**
   * @param directory folder that the build prepared, with one folder a stage
   * @param open opens the embedder when it is first asked for
   */
  public Models(Path directory, Supplier<TextEmbedder> open) {
    this.directory = directory;
    this.open = open;
  }

  public Path directory() {
    return directory;
  }

  /** The embedder, which lives as long as this object. Processors must not close it. */
  public synchronized TextEmbedder embedder() {
    if (embedder == null) {
      embedder = open.get();
    }
    return embedder;
  }

  @Override
  public synchronized void close() {
    if (embedder != null) {
      embedder.close();
    }
  }
}
