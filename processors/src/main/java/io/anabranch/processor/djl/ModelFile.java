package io.anabranch.processor.djl;

import ai.djl.ModelException;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A model on this machine.
 *
 * @param path of the file
 */
public record ModelFile(Path path, ModelFormat format) {

  /** One core a call, as with PyTorch. */
  private static final List<String> ONNX_THREADS =
      List.of("intraOpNumThreads", "interOpNumThreads");

  public ModelFile {
    path = path.toAbsolutePath();
  }

  /** Where the files are that belong to the model. */
  public Path folder() {
    return Objects.requireNonNull(path.getParent());
  }

  /**
   * Loads the model, under the name of the file without its extension.
   *
   * @param criteria all but the place and the engine
   * @throws IOException if it cannot be read
   * @throws ModelException if it is not a model
   */
  public <I, O> ZooModel<I, O> load(Criteria.Builder<I, O> criteria)
      throws IOException, ModelException {
    String name = path.getFileName().toString();
    if (format == ModelFormat.ONNX) {
      ONNX_THREADS.forEach(option -> criteria.optOption(option, "1"));
    }
    return criteria
        .optModelPath(folder())
        .optModelName(name.substring(0, name.length() - format.extension().length()))
        .optEngine(format.engine())
        .build()
        .loadModel();
  }
}
