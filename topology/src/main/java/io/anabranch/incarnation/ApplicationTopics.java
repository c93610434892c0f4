package io.anabranch.incarnation;

import io.anabranch.topology.pipeline.Flow;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The topics of an application, reference data aside.
 *
 * @param inputs what it reads, its retries among them
 * @param outputs what it writes
 */
record ApplicationTopics(Set<String> inputs, Set<String> outputs) {

  ApplicationTopics {
    inputs = Set.copyOf(inputs);
    outputs = Set.copyOf(outputs);
  }

  /** Of every application, by its name. */
  static Map<String, ApplicationTopics> of(Pipeline pipeline, Topics topics) {
    Map<String, ApplicationTopics> all = new HashMap<>();
    for (Flow flow : Flow.of(pipeline, topics)) {
      Set<String> inputs = new HashSet<>(flow.inputs());
      inputs.add(topics.retry(flow.application()));
      all.put(
          flow.application(),
          new ApplicationTopics(inputs, Set.of(flow.output(), topics.deadLetters())));
    }
    return all;
  }

  /** Inputs, outputs and the topic of messages. */
  Set<String> with(String messages) {
    Set<String> all = new HashSet<>(inputs);
    all.addAll(outputs);
    all.add(messages);
    return all;
  }
}
