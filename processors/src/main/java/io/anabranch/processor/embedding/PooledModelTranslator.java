package io.anabranch.processor.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For a model whose graph takes the ids and the mask of its tokens, both {@code int64 [batch,
 * length]}, and gives one row a text, {@code float32 [batch, elements]}.
 */
final class PooledModelTranslator implements Translator<String, float[]> {

  private final HuggingFaceTokenizer tokenizer;

  /**
   * @param tokenizer truncates, and does not pad
   */
  PooledModelTranslator(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public NDList batchProcessInput(TranslatorContext context, List<String> texts) {
    List<Encoding> encodings = texts.stream().map(tokenizer::encode).toList();
    int length = encodings.stream().mapToInt(encoding -> encoding.getIds().length).max().orElse(0);
    // The id of [PAD] is 0, and so is the mask of what is not there.
    long[] ids = new long[texts.size() * length];
    long[] mask = new long[texts.size() * length];
    for (int i = 0; i < encodings.size(); i++) {
      long[] own = encodings.get(i).getIds();
      System.arraycopy(own, 0, ids, i * length, own.length);
      Arrays.fill(mask, i * length, i * length + own.length, 1);
    }
    NDManager manager = context.getNDManager();
    Shape shape = new Shape(texts.size(), length);
    return new NDList(manager.create(ids, shape), manager.create(mask, shape));
  }

  @Override
  public List<float[]> batchProcessOutput(TranslatorContext context, NDList output) {
    NDArray rows = output.singletonOrThrow();
    int elements = Math.toIntExact(rows.getShape().get(1));
    float[] all = rows.toFloatArray();
    return IntStream.range(0, all.length / elements)
        .mapToObj(i -> Arrays.copyOfRange(all, i * elements, (i + 1) * elements))
        .toList();
  }

  @Override
  public NDList processInput(TranslatorContext context, String text) {
    return batchProcessInput(context, List.of(text));
  }

  @Override
  public float[] processOutput(TranslatorContext context, NDList output) {
    return batchProcessOutput(context, output).get(0);
  }
}
