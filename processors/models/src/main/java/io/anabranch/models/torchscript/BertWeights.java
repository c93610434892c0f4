package io.anabranch.models.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the weights of a BERT encoder out of an ONNX graph, in the order in which the TorchScript
 * code expects them: the embeddings, and then each layer.
 *
 * <p>Vectors keep their Hugging Face names in the graph. The matrices of the linear layers do not:
 * each is found as the input of the multiplication that feeds the addition of a named bias.
 */
final class BertWeights {

  private final OnnxGraph graph;
  private final Map<String, OnnxGraph.Node> producers = new HashMap<>();

  private BertWeights(OnnxGraph graph) {
    this.graph = graph;
    for (OnnxGraph.Node node : graph.nodes()) {
      node.outputs().forEach(output -> producers.put(output, node));
    }
  }

  /** The tensors that the {@code __setstate__} of {@code bert.py} takes. */
  static List<Tensor> of(OnnxGraph graph) {
    return new BertWeights(graph).all();
  }

  private List<Tensor> all() {
    List<Tensor> all = new ArrayList<>();
    all.add(named("embeddings.word_embeddings.weight"));
    // Every token of a single text is of type 0.
    all.add(
        named("embeddings.position_embeddings.weight")
            .plusFirstRow(named("embeddings.token_type_embeddings.weight")));
    addNorm(all, "embeddings");
    for (int i = 0; graph.weights().containsKey(query(i)); i++) {
      addLayer(all, "encoder.layer." + i);
    }
    return all;
  }

  private static String query(int layer) {
    return "encoder.layer." + layer + ".attention.self.query.bias";
  }

  private void addLayer(List<Tensor> all, String layer) {
    String self = layer + ".attention.self.";
    all.add(
        Tensor.concatenate(
            matrix(self + "query.bias"), matrix(self + "key.bias"), matrix(self + "value.bias")));
    all.add(
        Tensor.concatenate(
            named(self + "query.bias"), named(self + "key.bias"), named(self + "value.bias")));
    addLinear(all, layer + ".attention.output.dense");
    addNorm(all, layer + ".attention.output");
    addLinear(all, layer + ".intermediate.dense");
    addLinear(all, layer + ".output.dense");
    addNorm(all, layer + ".output");
  }

  private void addLinear(List<Tensor> all, String name) {
    all.add(matrix(name + ".bias"));
    all.add(named(name + ".bias"));
  }

  private void addNorm(List<Tensor> all, String name) {
    all.add(named(name + ".LayerNorm.weight"));
    all.add(named(name + ".LayerNorm.bias"));
  }

  private Tensor named(String name) {
    Tensor tensor = graph.weights().get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("the ONNX graph has no weight '" + name + "'");
    }
    return tensor;
  }

  /** The matrix {@code [out, in]} of the linear layer with this bias. */
  private Tensor matrix(String bias) {
    return graph.nodes().stream()
        .filter(node -> node.operation().equals("Add") && node.inputs().contains(bias))
        .flatMap(node -> node.inputs().stream())
        .map(producers::get)
        .filter(node -> node != null && node.operation().equals("MatMul"))
        .map(node -> named(node.inputs().get(1)).transposed())
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no multiplication feeds the bias '" + bias + "'"));
  }
}
