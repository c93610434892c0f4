package io.anabranch.peer.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plain ONNX Runtime: the longest texts first, in batches of similar length.
 *
 * @param batchSize most texts of a batch
 */
record OnnxEmbedder(
    OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer, int batchSize)
    implements SentenceEmbedder {

  static OnnxEmbedder open(int batchSize, int maxLength) throws IOException, OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, String> options =
        Map.of("maxLength", Integer.toString(maxLength), "truncation", "true", "padding", "false");
    try (InputStream tokenizer = ModelFiles.tokenizer()) {
      return new OnnxEmbedder(
          environment,
          ModelFiles.session(environment),
          HuggingFaceTokenizer.newInstance(tokenizer, options),
          batchSize);
    }
  }

  @Override
  public float[][] embed(List<String> texts) throws OrtException {
    Encoding[] encodings = tokenizer.batchEncode(texts);
    List<Integer> sorted =
        IntStream.range(0, encodings.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> encodings[i].getIds().length).reversed())
            .toList();
    float[][] vectors = new float[encodings.length][];
    for (int from = 0, to; from < sorted.size(); from = to) {
      to = end(from, sorted, encodings);
      List<Integer> batch = sorted.subList(from, to);
      float[][] of = embed(batch.stream().map(i -> encodings[i]).toArray(Encoding[]::new));
      for (int i = 0; i < of.length; i++) {
        vectors[batch.get(i)] = of[i];
      }
    }
    return vectors;
  }

  /** Where a batch ends: before texts that would be padded by more than a third. */
  private int end(int from, List<Integer> sorted, Encoding[] encodings) {
    int longest = encodings[sorted.get(from)].getIds().length;
    int end = from + 1;
    while (end < Math.min(sorted.size(), from + batchSize)
        && encodings[sorted.get(end)].getIds().length * 4 >= longest * 3) {
      end++;
    }
    return end;
  }

  private float[][] embed(Encoding[] batch) throws OrtException {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put("input_ids", tensor(batch, Encoding::getIds));
      inputs.put("attention_mask", tensor(batch, Encoding::getAttentionMask));
      inputs.put("token_type_ids", tensor(batch, Encoding::getTypeIds));
      inputs.keySet().retainAll(session.getInputNames());
      try (OrtSession.Result result = session.run(inputs)) {
        float[][][] states = (float[][][]) result.get(0).getValue();
        float[][] vectors = new float[batch.length][];
        for (int i = 0; i < batch.length; i++) {
          vectors[i] = mean(states[i], batch[i].getIds().length);
        }
        return vectors;
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /** {@code int64 [batch, length]}, with zeros after the end of shorter texts. */
  private OnnxTensor tensor(Encoding[] batch, Function<Encoding, long[]> field)
      throws OrtException {
    int length = Stream.of(batch).mapToInt(encoding -> encoding.getIds().length).max().orElse(0);
    long[][] rows = new long[batch.length][length];
    for (int i = 0; i < batch.length; i++) {
      long[] values = field.apply(batch[i]);
      System.arraycopy(values, 0, rows[i], 0, values.length);
    }
    return OnnxTensor.createTensor(environment, rows);
  }

  /** The mean of the states of a text's own tokens, of Euclidean length 1. */
  private static float[] mean(float[][] states, int tokens) {
    float[] mean = new float[states[0].length];
    for (int token = 0; token < tokens; token++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += states[token][i];
      }
    }
    double squares = 0;
    for (float element : mean) {
      squares += (double) element * element;
    }
    float norm = (float) Math.sqrt(squares);
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= norm;
    }
    return mean;
  }
}
