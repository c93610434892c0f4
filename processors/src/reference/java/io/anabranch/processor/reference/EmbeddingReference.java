package io.anabranch.processor.reference;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.processor.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes the expected vectors of all-MiniLM-L6-v2: the original ONNX file on ONNX Runtime, one text
 * at a time, then the mean over the tokens and division by the length, in double precision.
 */
public final class EmbeddingReference {

  private static final int MAX_LENGTH = 256;
  private static final double TOLERANCE = 1e-5;

  private EmbeddingReference() {}

  /**
   * Writes the file.
   *
   * @param arguments the ONNX file, its tokenizer, and the JSON file to write
   */
  public static void main(String[] arguments) throws IOException, OrtException {
    Path onnx = Path.of(arguments[0]);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    ObjectNode expected = new ObjectMapper().createObjectNode();
    expected.put("model", "all-MiniLM-L6-v2");
    expected.put("onnxSha256", Checksum.sha256(onnx));
    expected.put("reference", "ONNX Runtime " + environment.getVersion() + " for Java, CPU");
    expected.put("madeBy", "processors/src/reference/java, " + EmbeddingReference.class.getName());
    expected.put("maxLength", MAX_LENGTH);
    expected.put("tolerance", TOLERANCE);
    try (OrtSession session = environment.createSession(onnx.toString());
        HuggingFaceTokenizer tokenizer = tokenizer(Path.of(arguments[1]))) {
      ArrayNode vectors = expected.putArray("vectors");
      for (String text : ReferenceTexts.ALL) {
        ObjectNode entry = vectors.addObject().put("text", text);
        double[] vector = embed(environment, session, tokenizer.encode(text));
        Arrays.stream(vector).forEach(element -> entry.withArray("vector").add((float) element));
      }
    }
    Files.writeString(Path.of(arguments[2]), onePerLine(expected));
  }

  private static HuggingFaceTokenizer tokenizer(Path file) throws IOException {
    return HuggingFaceTokenizer.builder()
        .optTokenizerPath(file)
        .optPadding(false)
        .optTruncation(true)
        .optMaxLength(MAX_LENGTH)
        .build();
  }

  private static double[] embed(OrtEnvironment environment, OrtSession session, Encoding encoding)
      throws OrtException {
    try (OnnxTensor ids = row(environment, encoding.getIds());
        OnnxTensor mask = row(environment, encoding.getAttentionMask());
        OnnxTensor types = row(environment, encoding.getTypeIds());
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      float[][][] states = (float[][][]) result.get(0).getValue();
      return normalized(sum(states[0]));
    }
  }

  private static OnnxTensor row(OrtEnvironment environment, long[] values) throws OrtException {
    return OnnxTensor.createTensor(environment, new long[][] {values});
  }

  /** The sum points where the mean does. */
  private static double[] sum(float[][] states) {
    double[] sum = new double[states[0].length];
    for (float[] state : states) {
      Arrays.setAll(sum, i -> sum[i] + state[i]);
    }
    return sum;
  }

  private static double[] normalized(double[] vector) {
    double length = Math.sqrt(Arrays.stream(vector).map(element -> element * element).sum());
    return Arrays.stream(vector).map(element -> element / length).toArray();
  }

  /** Each text with its vector on a line of its own, so that a change shows as one. */
  private static String onePerLine(ObjectNode expected) {
    return expected
        .toString()
        .replace("[{", "[\n{")
        .replace("]},", "]},\n")
        .replace("]}]}", "]}\n]}\n");
  }
}
