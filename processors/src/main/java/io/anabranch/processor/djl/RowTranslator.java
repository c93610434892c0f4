package io.anabranch.processor.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For a model whose first output is {@code float [batch, elements]}: one row a text. Whoever
 * extends this says how texts become input.
 */
public abstract class RowTranslator implements Translator<String, float[]> {

  @Override
  public abstract NDList batchProcessInput(TranslatorContext context, List<String> texts);

  /**
   * @throws IllegalStateException if the output has another shape
   */
  @Override
  public final List<float[]> batchProcessOutput(TranslatorContext context, NDList output) {
    NDArray rows = output.head();
    Shape shape = rows.getShape();
    if (shape.dimension() != 2) {
      throw new IllegalStateException(
          "the model gives %s; expected one row of numbers a text".formatted(shape));
    }
    int elements = Math.toIntExact(shape.get(1));
    float[] all =
        (rows.getDataType() == DataType.FLOAT32 ? rows : rows.toType(DataType.FLOAT32, false))
            .toFloatArray();
    return IntStream.range(0, Math.toIntExact(shape.get(0)))
        .mapToObj(i -> Arrays.copyOfRange(all, i * elements, (i + 1) * elements))
        .toList();
  }

  @Override
  public final NDList processInput(TranslatorContext context, String text) {
    return batchProcessInput(context, List.of(text));
  }

  @Override
  public final float[] processOutput(TranslatorContext context, NDList output) {
    return batchProcessOutput(context, output).get(0);
  }
}
