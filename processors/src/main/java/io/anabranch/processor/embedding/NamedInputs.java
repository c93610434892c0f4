package io.anabranch.processor.embedding;

import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.anabranch.processor.djl.BertInputs;
import java.util.List;

/**
 * A translator whose inputs carry the names that an ONNX model knows them by: in which order they
 * come differs from model to model.
 *
 * @param <O> what it makes of the output
 */
record NamedInputs<O>(Translator<String, O> translator, BertInputs inputs)
    implements Translator<String, O> {

  @Override
  public void prepare(TranslatorContext context) throws Exception {
    translator.prepare(context);
  }

  @Override
  public Batchifier getBatchifier() {
    return translator.getBatchifier();
  }

  @Override
  public NDList batchProcessInput(TranslatorContext context, List<String> texts) throws Exception {
    return inputs.name(translator.batchProcessInput(context, texts));
  }

  @Override
  public List<O> batchProcessOutput(TranslatorContext context, NDList output) throws Exception {
    return translator.batchProcessOutput(context, output);
  }

  @Override
  public NDList processInput(TranslatorContext context, String text) throws Exception {
    return inputs.name(translator.processInput(context, text));
  }

  @Override
  public O processOutput(TranslatorContext context, NDList output) throws Exception {
    return translator.processOutput(context, output);
  }
}
