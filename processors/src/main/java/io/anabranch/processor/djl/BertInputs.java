package io.anabranch.processor.djl;

import ai.djl.Model;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a model in the manner of BERT takes: the ids and the mask of the tokens, and with them
 * perhaps their types, each {@code int64 [batch, length]}.
 *
 * @param tokenTypes whether it takes the types
 * @param named whether it takes them by name, as ONNX models do, and not in this order
 */
public record BertInputs(boolean tokenTypes, boolean named) {

  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";

  /** What TorchScript does not tell; most models of text take no types. */
  private static final BertInputs UNTOLD = new BertInputs(false, false);

  /**
   * The inputs of a model, as far as its format tells them.
   *
   * @throws IllegalArgumentException if it takes others
   */
  public static BertInputs of(Model model) {
    if (!model.getNDManager().getEngine().getEngineName().equals(ModelFormat.ONNX.engine())) {
      return UNTOLD;
    }
    List<String> names = model.describeInput().keys();
    if (!names.contains(IDS)
        || !names.contains(MASK)
        || !List.of(IDS, MASK, TYPES).containsAll(names)) {
      throw new IllegalArgumentException(
          "the model '%s' takes %s; a model of texts takes %s, %s and perhaps %s"
              .formatted(model.getName(), names, IDS, MASK, TYPES));
    }
    return new BertInputs(names.contains(TYPES), true);
  }

  /**
   * Texts as inputs.
   *
   * @param encodings all of one length
   */
  public NDList of(Encoding[] encodings, NDManager manager) {
    NDList inputs = new NDList();
    List<Function<Encoding, long[]>> parts =
        new ArrayList<>(List.of(Encoding::getIds, Encoding::getAttentionMask));
    if (tokenTypes) {
      parts.add(Encoding::getTypeIds);
    }
    for (Function<Encoding, long[]> part : parts) {
      int length = part.apply(encodings[0]).length;
      long[] values = new long[encodings.length * length];
      for (int i = 0; i < encodings.length; i++) {
        System.arraycopy(part.apply(encodings[i]), 0, values, i * length, length);
      }
      inputs.add(manager.create(values, new Shape(encodings.length, length)));
    }
    return name(inputs);
  }

  /** Names ids, mask and types, given in this order, if the model wants names. */
  public NDList name(NDList inputs) {
    if (named) {
      List<String> names = List.of(IDS, MASK, TYPES);
      for (int i = 0; i < inputs.size(); i++) {
        NDArray input = inputs.get(i);
        input.setName(names.get(i));
      }
    }
    return inputs;
  }
}
