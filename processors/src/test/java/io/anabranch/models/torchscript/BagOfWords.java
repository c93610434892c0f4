package io.anabranch.models.torchscript;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A text-classification model that a test writes: its output is the sum of what is given for each
 * word of a text, a row of a table.
 */
public final class BagOfWords {

  private static final String CODE =
      """
      class BagOfWords(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        state : List[Tensor]
        def forward(self: __torch__.BagOfWords, ids: Tensor, mask: Tensor) -> Tensor:
          rows = torch.embedding(self.state[0], ids)
          return torch.sum(torch.mul(rows, torch.unsqueeze(torch.to(mask, 6), -1)), [1])
        def __getstate__(self: __torch__.BagOfWords) -> List[Tensor]:
          return self.state
        def __setstate__(self: __torch__.BagOfWords, state: List[Tensor]) -> NoneType:
          self.training = False
          self.state = state
          return None
      """;

  private static final int VOCABULARY = 30522;
  private static final String TOKENIZER = "tokenizer.json";
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final Tensor table;
  private final Path tokenizer;

  /**
   * @param tokenizers folder of the tokenizer, which has each of the words whole
   * @param words what each says of the labels, one number a label
   */
  public BagOfWords(Path tokenizers, Map<String, List<Double>> words) throws IOException {
    int labels = words.values().iterator().next().size();
    FloatBuffer rows = FloatBuffer.allocate(VOCABULARY * labels);
    tokenizer = tokenizers.resolve(TOKENIZER);
    try (HuggingFaceTokenizer ids = HuggingFaceTokenizer.newInstance(tokenizer)) {
      words.forEach(
          (word, numbers) -> {
            int id = (int) ids.encode(word, false, false).getIds()[0];
            for (int label = 0; label < labels; label++) {
              rows.put(id * labels + label, numbers.get(label).floatValue());
            }
          });
    }
    table = new Tensor(List.of(VOCABULARY, labels), rows);
  }

  /** Writes {@code bag.pt} and the tokenizer. */
  public void writeTorchScript(Path folder) throws IOException {
    Files.copy(tokenizer, folder.resolve(TOKENIZER));
    TorchScriptArchive.write(folder.resolve("bag.pt"), CODE, "BagOfWords", List.of(table));
  }

  /**
   * Writes {@code bag.onnx} and the tokenizer. The inputs are not in the usual order, and the types
   * of the tokens count: a token of another type than 0 would spoil the sum.
   */
  public void writeOnnx(Path folder) throws IOException {
    Files.copy(tokenizer, folder.resolve(TOKENIZER));
    Files.write(folder.resolve("bag.onnx"), onnx().toByteArray());
  }

  private Proto onnx() {
    Proto graph =
        new Proto()
            .message(1, node("Gather", "rows", "table", "input_ids"))
            .message(1, node("Add", "zeros", "token_type_ids", "attention_mask"))
            .message(1, node("Cast", "mask", "zeros").message(5, integer("to", FLOAT)))
            .message(1, node("Unsqueeze", "column", "mask", "last"))
            .message(1, node("Mul", "masked", "rows", "column"))
            .message(
                1,
                node("ReduceSum", "logits", "masked", "first").message(5, integer("keepdims", 0)))
            .text(2, "bag")
            .message(5, tensor("table", table))
            .message(5, axis("last", 2))
            .message(5, axis("first", 1))
            .message(11, value("attention_mask", INT64, "batch", "length"))
            .message(11, value("token_type_ids", INT64, "batch", "length"))
            .message(11, value("input_ids", INT64, "batch", "length"))
            .message(12, value("logits", FLOAT, "batch", "labels"));
    return new Proto()
        .number(1, 8)
        .message(8, new Proto().text(1, "").number(2, 13))
        .message(7, graph);
  }

  private static Proto node(String operation, String output, String... inputs) {
    Proto node = new Proto();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(3, output).text(4, operation);
  }

  private static Proto integer(String name, int value) {
    return new Proto().text(1, name).number(3, value).number(20, 2);
  }

  private static Proto tensor(String name, Tensor tensor) {
    Proto proto = new Proto();
    tensor.shape().forEach(size -> proto.number(1, size));
    ByteBuffer bytes =
        ByteBuffer.allocate(tensor.values().limit() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.values().duplicate().rewind());
    return proto.number(2, FLOAT).text(8, name).bytes(9, bytes.array());
  }

  private static Proto axis(String name, int axis) {
    byte[] value = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(axis).array();
    return new Proto().number(1, 1).number(2, INT64).text(8, name).bytes(9, value);
  }

  private static Proto value(String name, int type, String... dimensions) {
    Proto shape = new Proto();
    for (String dimension : dimensions) {
      shape.message(1, new Proto().text(2, dimension));
    }
    Proto tensor = new Proto().number(1, type).message(2, shape);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  /** A message of Protocol Buffers. */
  private static final class Proto {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Proto number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Proto bytes(int field, byte[] value) {
      varint(((long) field << 3) | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    Proto text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto message(int field, Proto value) {
      return bytes(field, value.toByteArray());
    }

    byte[] toByteArray() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      while (rest >= 0x80) {
        out.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
