package io.anabranch.processor.embedding;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ModelException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.translator.TextEmbeddingTranslatorFactory;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Translator;
import io.anabranch.schema.ModelInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A model in memory.
 *
 * @param model the network
 * @param translator turns texts into its input, and its output into unit vectors
 * @param info name and version
 */
record LoadedModel(Model model, Translator<String, float[]> translator, ModelInfo info) {

  private static final String ENGINE = "PyTorch";
  private static final String EXTENSION = ".pt";

  /**
   * Loads from a folder with one {@code .pt} file and {@code tokenizer.json}. If the build wrote
   * it, the graph pools. Otherwise it gives the states of the tokens, and DJL pools: the mean,
   * unless {@code serving.properties} in the folder says otherwise.
   */
  static LoadedModel fromDirectory(Path directory, int maxLength)
      throws IOException, ModelException {
    return Files.exists(directory.resolve(ModelDescription.FILE))
        ? pooled(directory, maxLength)
        : unpooled(at(directory, Criteria.builder()), maxLength);
  }

  /** Loads from a URL that DJL understands, such as {@code djl://} and {@code https://}. */
  static LoadedModel fromUrl(String url, int maxLength) throws IOException, ModelException {
    return unpooled(Criteria.builder().optModelUrls(url), maxLength);
  }

  private static LoadedModel pooled(Path directory, int maxLength)
      throws IOException, ModelException {
    ModelDescription description = ModelDescription.read(directory);
    if (maxLength > description.maxLength()) {
      throw new IllegalArgumentException(
          "option 'max-length' is '%d'; allowed by %s: at most %d"
              .formatted(maxLength, description.model().getName(), description.maxLength()));
    }
    Model model =
        at(directory, Criteria.builder())
            .setTypes(NDList.class, NDList.class)
            .optEngine(ENGINE)
            .optDevice(Device.cpu())
            .build()
            .loadModel();
    HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.builder()
            .optManager(model.getNDManager())
            .optTokenizerPath(directory)
            .optPadding(false)
            .optTruncation(true)
            .optMaxLength(maxLength)
            .build();
    ModelInfo weights = description.model();
    return new LoadedModel(
        model,
        new PooledModelTranslator(tokenizer),
        new ModelInfo(weights.getName(), weights.getVersion() + "-" + maxLength));
  }

  private static LoadedModel unpooled(Criteria.Builder<?, ?> criteria, int maxLength)
      throws IOException, ModelException {
    Map<String, Object> arguments =
        Map.of("maxLength", maxLength, "truncation", true, "padding", true, "normalize", true);
    ZooModel<String, float[]> model =
        criteria
            .setTypes(String.class, float[].class)
            .optEngine(ENGINE)
            .optArguments(arguments)
            .optTranslatorFactory(new TextEmbeddingTranslatorFactory())
            .build()
            .loadModel();
    Path weights = torchScript(model.getModelPath());
    String version = Checksum.sha256(weights).substring(0, 12) + "-" + maxLength;
    return new LoadedModel(model, model.getTranslator(), new ModelInfo(model.getName(), version));
  }

  private static Criteria.Builder<?, ?> at(Path directory, Criteria.Builder<?, ?> criteria)
      throws IOException, MalformedModelException {
    String file = torchScript(directory).getFileName().toString();
    return criteria
        .optModelPath(directory)
        .optModelName(file.substring(0, file.length() - EXTENSION.length()));
  }

  /** The one TorchScript file of a folder. */
  private static Path torchScript(Path directory) throws IOException, MalformedModelException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(EXTENSION)).toList();
      if (found.size() != 1) {
        throw new MalformedModelException(
            "%s holds %d %s files, not 1".formatted(directory, found.size(), EXTENSION));
      }
      return found.get(0);
    }
  }
}
