package io.anabranch.peer.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.peer.DirectPeer;
import io.anabranch.peer.Parameters;
import io.anabranch.peer.StandardStreams;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Embeds texts with all-MiniLM-L6-v2 in fp32 from one file of weights and one tokenizer, on one
 * thread. A round names who does it: {@code langchain4j}, its embedding model, one text at a time
 * as it does itself; or {@code onnxruntime}, plain ONNX Runtime, in batches sorted by length.
 *
 * <p>langchain4j reads the first 128 tokens of a text, as the file of its tokenizer says.
 *
 * <p>Parameters: {@code batchSize}, most texts of a batch of {@code onnxruntime}, by default 32.
 * {@code maxLength}, tokens of a text that {@code onnxruntime} reads, by default 256 as our stage;
 * 128 gives it the same work as langchain4j.
 */
public final class EmbeddingPeer implements DirectPeer {

  /** How many texts are sorted at once: what a stage is given at most. */
  private static final int SORTED = 64;

  private final Map<String, SentenceEmbedder> variants;

  private EmbeddingPeer(Map<String, SentenceEmbedder> variants) {
    this.variants = new TreeMap<>(variants);
  }

  public static void main(String[] args) throws Exception {
    StandardStreams streams = StandardStreams.open();
    Parameters parameters = Parameters.read(args);
    EmbeddingPeer peer =
        new EmbeddingPeer(
            Map.of(
                "langchain4j",
                LangChainEmbedder.open(),
                "onnxruntime",
                OnnxEmbedder.open(
                    parameters.count("batchSize", 32), parameters.count("maxLength", 256))));
    streams.ready();
    streams.serve(peer);
  }

  @Override
  public void process(List<String> texts, String variant) throws Exception {
    SentenceEmbedder embedder = embedder(variant);
    for (int from = 0; from < texts.size(); from += SORTED) {
      var unused = embedder.embed(texts.subList(from, Math.min(texts.size(), from + SORTED)));
    }
  }

  @Override
  public JsonNode result(String text, String variant) throws Exception {
    ArrayNode vector = JsonNodeFactory.instance.arrayNode();
    for (float element : embedder(variant).embed(List.of(text))[0]) {
      vector.add(element);
    }
    return JsonNodeFactory.instance.objectNode().set("vector", vector);
  }

  private SentenceEmbedder embedder(String variant) {
    SentenceEmbedder embedder = variants.get(variant);
    if (embedder == null) {
      throw new IllegalArgumentException(
          "variant '" + variant + "': allowed are " + variants.keySet());
    }
    return embedder;
  }
}
