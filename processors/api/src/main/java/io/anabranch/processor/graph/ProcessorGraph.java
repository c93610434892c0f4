package io.anabranch.processor.graph;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Processors in the order of their needs, run in this process: what evaluation, training and
 * benchmarks use in place of topics. Safe for use by several threads.
 */
public final class ProcessorGraph implements AutoCloseable {

  /** Topic of the sources that are made up for messages that come from no topic. */
  public static final String NO_TOPIC = "in-process";

  private final Map<Annotation<?>, GraphNode<?>> nodes;

  private ProcessorGraph(Map<Annotation<?>, GraphNode<?>> nodes) {
    this.nodes = nodes;
  }

  /** Starts an empty graph, whose processors will share these models. They stay the caller's. */
  public static Builder builder(Models models) {
    return new Builder(models);
  }

  /** Chooses the processors of a graph. */
  public static final class Builder {

    private final Models models;
    private final List<ProcessorFactory<?>> factories = new ArrayList<>();
    private final Map<Annotation<?>, Map<String, String>> options = new LinkedHashMap<>();

    private Builder(Models models) {
      this.models = models;
    }

    /** Adds a processor with default options. */
    public Builder add(ProcessorFactory<?> factory) {
      return add(factory, Map.of());
    }

    public Builder add(ProcessorFactory<?> factory, Map<String, String> options) {
      factories.add(factory);
      this.options.put(factory.annotation(), Map.copyOf(options));
      return this;
    }

    /**
     * Creates the processors.
     *
     * @throws IllegalArgumentException if the needs cannot be met, as {@link ProcessorOrder#sort}
     *     says, or if an option is wrong
     * @throws java.io.UncheckedIOException if a model cannot be read
     */
    public ProcessorGraph build() {
      List<ProcessorFactory<?>> sorted = ProcessorOrder.sort(factories);
      Map<Annotation<?>, GraphNode<?>> nodes = new LinkedHashMap<>();
      ProcessorGraph graph = new ProcessorGraph(nodes);
      try {
        for (ProcessorFactory<?> factory : sorted) {
          Annotation<?> annotation = factory.annotation();
          Map<String, String> chosen = options.getOrDefault(annotation, Map.of());
          nodes.put(annotation, GraphNode.create(factory, chosen, models));
        }
        return graph;
      } catch (RuntimeException e) {
        graph.close();
        throw e;
      }
    }
  }

  /** The annotations that this graph computes, in the order of computation. */
  public List<Annotation<?>> annotations() {
    return List.copyOf(nodes.keySet());
  }

  /**
   * The processor of one annotation, which stays the graph's: for its model, or to give it
   * reference data.
   *
   * @throws IllegalArgumentException if the graph does not compute the annotation
   */
  public TextProcessor<?> processor(Annotation<?> annotation) {
    GraphNode<?> node = nodes.get(annotation);
    if (node == null) {
      throw new IllegalArgumentException(
          "annotation '%s' is not computed here; computed are %s"
              .formatted(annotation, nodes.keySet()));
    }
    return node.processor();
  }

  /** As {@link #annotate(List, List)}, with a made-up source a message: its index is the offset. */
  public List<AnnotatedMessage> annotate(List<Message> messages) {
    return annotate(
        messages,
        IntStream.range(0, messages.size())
            .mapToObj(index -> new Source(NO_TOPIC, 0, (long) index, Instant.EPOCH))
            .toList());
  }

  /**
   * Runs every processor on every message. A processor whose need was rejected for a message skips
   * it, and rejects it in turn.
   *
   * @param sources the source of each message, which its results carry
   * @return one annotated message a message, in the same order
   * @throws RuntimeException if a dependency is broken
   * @throws IllegalStateException after {@link #close()}
   */
  public List<AnnotatedMessage> annotate(List<Message> messages, List<Source> sources) {
    if (messages.size() != sources.size()) {
      throw new IllegalArgumentException(
          messages.size() + " messages, but " + sources.size() + " sources");
    }
    List<GraphItem> items = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      items.add(new GraphItem(messages.get(i), sources.get(i)));
    }
    nodes.values().forEach(node -> node.process(items));
    return items.stream().map(GraphItem::annotated).toList();
  }

  /** Closes the processors, the last first. */
  @Override
  public void close() {
    List<GraphNode<? extends SpecificRecord>> open = new ArrayList<>(nodes.values());
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).processor().close();
    }
  }
}
