package io.anabranch.processor.textclassification;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDList;
import ai.djl.translate.TranslatorContext;
import io.anabranch.processor.djl.BertInputs;
import io.anabranch.processor.djl.RowTranslator;
import java.util.List;

/** Gives what a model says of each text, one number a label, before any softmax. */
final class LogitsTranslator extends RowTranslator {

  private final HuggingFaceTokenizer tokenizer;
  private final BertInputs inputs;

  /**
   * @param tokenizer truncates, and pads to the longest text of a batch
   * @param inputs that the model takes
   */
  LogitsTranslator(HuggingFaceTokenizer tokenizer, BertInputs inputs) {
    this.tokenizer = tokenizer;
    this.inputs = inputs;
  }

  @Override
  public NDList batchProcessInput(TranslatorContext context, List<String> texts) {
    return inputs.of(tokenizer.batchEncode(texts), context.getNDManager());
  }
}
