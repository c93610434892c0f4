package io.anabranch.processor.embedding;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ModelException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.translator.TextEmbeddingTranslatorFactory;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Translator;
import io.anabranch.processor.Checksum;
import io.anabranch.processor.djl.BertInputs;
import io.anabranch.processor.djl.ModelFile;
import io.anabranch.processor.djl.ModelLocation;
import io.anabranch.schema.ModelInfo;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A model in memory.
 *
 * @param model the network
 * @param translator turns texts into its input, and its output into one row a text
 * @param info name and version
 * @param dimension elements of the unit vector with which a row begins, if a hidden state follows
 */
record LoadedModel(
    Model model,
    Translator<String, float[]> translator,
    ModelInfo info,
    Optional<Integer> dimension) {

  /**
   * Loads from a place with one model and {@code tokenizer.json}. If the build wrote it, the graph
   * pools. Otherwise it gives the states of the tokens, and DJL pools: the mean, unless {@code
   * serving.properties} beside it says otherwise.
   */
  static LoadedModel from(ModelLocation location, int maxLength)
      throws IOException, ModelException {
    ModelFile file = location.find();
    return Files.exists(file.folder().resolve(EmbeddingModelConfig.FILE))
        ? pooled(file, maxLength)
        : unpooled(file, maxLength);
  }

  private static LoadedModel pooled(ModelFile file, int maxLength)
      throws IOException, ModelException {
    EmbeddingModelConfig description = EmbeddingModelConfig.read(file.folder());
    if (maxLength > description.maxLength()) {
      throw new IllegalArgumentException(
          "option 'max-length' is '%d'; allowed by %s: at most %d"
              .formatted(maxLength, description.model().getName(), description.maxLength()));
    }
    Model model =
        file.load(Criteria.builder().setTypes(NDList.class, NDList.class).optDevice(Device.cpu()));
    HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.builder()
            .optManager(model.getNDManager())
            .optTokenizerPath(file.folder())
            .optPadding(false)
            .optTruncation(true)
            .optMaxLength(maxLength)
            .build();
    ModelInfo weights = description.model();
    return new LoadedModel(
        model,
        new PooledModelTranslator(tokenizer),
        new ModelInfo(weights.getName(), weights.getVersion() + "-" + maxLength),
        Optional.of(description.dimension()));
  }

  private static LoadedModel unpooled(ModelFile file, int maxLength)
      throws IOException, ModelException {
    ZooModel<String, float[]> model = unpooled(file, maxLength, false);
    BertInputs inputs = inputs(model);
    if (inputs.tokenTypes()) {
      model.close();
      model = unpooled(file, maxLength, true);
    }
    String version =
        "%s-%s-%d"
            .formatted(
                Checksum.sha256(file.path()).substring(0, 12),
                Checksum.sha256(settings(file.folder())).substring(0, 8),
                maxLength);
    return new LoadedModel(
        model,
        inputs.named() ? new NamedInputs<>(model.getTranslator(), inputs) : model.getTranslator(),
        new ModelInfo(model.getName(), version),
        Optional.empty());
  }

  /** What else the vectors come from: the tokenizer, and how DJL is told to pool. */
  private static String settings(Path folder) throws IOException {
    List<Path> files = new ArrayList<>(List.of(folder.resolve("tokenizer.json")));
    Path serving = folder.resolve("serving.properties");
    if (Files.exists(serving)) {
      files.add(serving);
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(serving)) {
        properties.load(reader);
      }
      // Layers behind the pooling, which are files of their own.
      Stream.of("dense", "layerNorm")
          .map(properties::getProperty)
          .filter(Objects::nonNull)
          .forEach(layer -> files.add(folder.resolve(layer)));
    }
    StringBuilder checksums = new StringBuilder();
    for (Path file : files) {
      checksums.append(Files.exists(file) ? Checksum.sha256(file) : "").append('\n');
    }
    return checksums.toString();
  }

  private static BertInputs inputs(Model model) {
    try {
      return BertInputs.of(model);
    } catch (IllegalArgumentException e) {
      model.close();
      throw e;
    }
  }

  private static ZooModel<String, float[]> unpooled(
      ModelFile file, int maxLength, boolean tokenTypes) throws IOException, ModelException {
    Map<String, Object> arguments =
        Map.of(
            "maxLength",
            maxLength,
            "truncation",
            true,
            "padding",
            true,
            "normalize",
            true,
            "includeTokenTypes",
            tokenTypes);
    return file.load(
        Criteria.builder()
            .setTypes(String.class, float[].class)
            .optArguments(arguments)
            .optTranslatorFactory(new TextEmbeddingTranslatorFactory()));
  }
}
