package io.anabranch.peer.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The weights and the tokenizer that langchain4j's artifact brings. */
final class ModelFiles {

  private ModelFiles() {}

  static InputStream tokenizer() throws IOException {
    return open("/all-minilm-l6-v2-tokenizer.json");
  }

  /** A session that computes on the thread that calls it. */
  static OrtSession session(OrtEnvironment environment) throws IOException, OrtException {
    try (InputStream weights = open("/all-minilm-l6-v2.onnx");
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return environment.createSession(weights.readAllBytes(), options);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream resource = AllMiniLmL6V2EmbeddingModel.class.getResourceAsStream(name);
    if (resource == null) {
      throw new FileNotFoundException(name + " is not on the class path");
    }
    return resource;
  }
}
