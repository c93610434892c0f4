package io.anabranch.models.torchscript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Those parts of an ONNX model that say what its weights are for.
 *
 * @param weights the initializers of 32-bit floats, by name
 * @param nodes the operations, in the order of the file
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 */
record OnnxGraph(Map<String, Tensor> weights, List<Node> nodes) {

  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_OP_TYPE = 4;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_DATA_TYPE = 2;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW_DATA = 9;
  private static final long FLOAT = 1;

  /** An operation with the names of the values that it reads and writes. */
  record Node(String operation, List<String> inputs, List<String> outputs) {}

  /** Reads a model whose weights are in the file itself, as raw data. */
  static OnnxGraph read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      OnnxGraph graph = new OnnxGraph(new HashMap<>(), new ArrayList<>());
      for (WireReader model = new WireReader(bytes); model.hasNext(); ) {
        if (model.field() == MODEL_GRAPH) {
          graph.readGraph(new WireReader(model.message()));
        } else {
          model.skip();
        }
      }
      return graph;
    }
  }

  private void readGraph(WireReader graph) {
    while (graph.hasNext()) {
      switch (graph.field()) {
        case GRAPH_NODE -> nodes.add(readNode(new WireReader(graph.message())));
        case GRAPH_INITIALIZER -> readTensor(new WireReader(graph.message()));
        default -> graph.skip();
      }
    }
  }

  private static Node readNode(WireReader node) {
    String operation = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    while (node.hasNext()) {
      switch (node.field()) {
        case NODE_INPUT -> inputs.add(node.string());
        case NODE_OUTPUT -> outputs.add(node.string());
        case NODE_OP_TYPE -> operation = node.string();
        default -> node.skip();
      }
    }
    return new Node(operation, inputs, outputs);
  }

  private void readTensor(WireReader tensor) {
    List<Integer> shape = new ArrayList<>();
    long type = 0;
    String name = "";
    ByteBuffer data = ByteBuffer.allocate(0);
    while (tensor.hasNext()) {
      switch (tensor.field()) {
        case TENSOR_DIMS -> readDimensions(tensor, shape);
        case TENSOR_DATA_TYPE -> type = tensor.varint();
        case TENSOR_NAME -> name = tensor.string();
        case TENSOR_RAW_DATA -> data = tensor.message();
        default -> tensor.skip();
      }
    }
    if (type == FLOAT) {
      weights.put(name, new Tensor(shape, data.asFloatBuffer()));
    }
  }

  private static void readDimensions(WireReader tensor, List<Integer> shape) {
    if (!tensor.isPacked()) {
      shape.add(Math.toIntExact(tensor.varint()));
      return;
    }
    for (WireReader packed = new WireReader(tensor.message()); packed.hasNext(); ) {
      shape.add(Math.toIntExact(packed.varint()));
    }
  }
}
