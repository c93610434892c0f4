package io.anabranch.processor.textclassification;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.anabranch.processor.djl.BertInputs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For a model whose first output is {@code float [batch, labels]}: what it gives for each text,
 * before any softmax.
 *
 * @param tokenizer truncates, and pads to the longest text of a batch
 * @param inputs that the model takes
 */
record LogitsTranslator(HuggingFaceTokenizer tokenizer, BertInputs inputs)
    implements Translator<String, float[]> {

  @Override
  public NDList batchProcessInput(TranslatorContext context, List<String> texts) {
    return inputs.of(tokenizer.batchEncode(texts), context.getNDManager());
  }

  @Override
  public List<float[]> batchProcessOutput(TranslatorContext context, NDList output) {
    NDArray logits = output.head();
    Shape shape = logits.getShape();
    if (shape.dimension() != 2) {
      throw new IllegalStateException(
          "the model gives %s; expected one number a label of each text".formatted(shape));
    }
    int labels = Math.toIntExact(shape.get(1));
    float[] all =
        (logits.getDataType() == DataType.FLOAT32 ? logits : logits.toType(DataType.FLOAT32, false))
            .toFloatArray();
    return IntStream.range(0, Math.toIntExact(shape.get(0)))
        .mapToObj(i -> Arrays.copyOfRange(all, i * labels, (i + 1) * labels))
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
