package io.anabranch.processor.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslatorContext;
import io.anabranch.processor.djl.RowTranslator;
import java.util.Arrays;
import java.util.List;

/**
 * For a model whose graph takes the ids and the mask of its tokens, both {@code int64 [batch,
 * length]}, and gives one row a text, {@code float32 [batch, elements]}.
 */
final class PooledModelTranslator extends RowTranslator {

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
}
