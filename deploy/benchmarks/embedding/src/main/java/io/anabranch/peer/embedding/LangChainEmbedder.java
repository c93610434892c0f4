package io.anabranch.peer.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** langchain4j's in-process model, over a session of one thread. */
final class LangChainEmbedder extends AbstractInProcessEmbeddingModel implements SentenceEmbedder {

  private final OnnxBertBiEncoder encoder;

  private LangChainEmbedder(OnnxBertBiEncoder encoder) {
    super(Runnable::run);
    this.encoder = encoder;
  }

  static LangChainEmbedder open() throws IOException, OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (InputStream tokenizer = ModelFiles.tokenizer()) {
      return new LangChainEmbedder(
          new OnnxBertBiEncoder(
              environment, ModelFiles.session(environment), tokenizer, PoolingMode.MEAN));
    }
  }

  @Override
  protected OnnxBertBiEncoder model() {
    return encoder;
  }

  @Override
  public float[][] embed(List<String> texts) {
    return texts.stream().map(text -> embed(text).content().vector()).toArray(float[][]::new);
  }
}
