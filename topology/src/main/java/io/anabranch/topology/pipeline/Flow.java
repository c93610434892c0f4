package io.anabranch.topology.pipeline;

import io.anabranch.processor.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an application reads and writes, reference data aside.
 *
 * @param application its name, without the prefix
 */
public record Flow(String application, Set<String> inputs, String output) {

  public Flow {
    inputs = Set.copyOf(inputs);
  }

  /** Of every application, in the order of {@link ApplicationId#all}. */
  public static List<Flow> of(Pipeline pipeline, Topics topics) {
    List<Flow> flows = new ArrayList<>();
    if (pipeline.hasIntake()) {
      flows.add(new Flow(ApplicationId.INTAKE, pipeline.foreignTopics(), topics.messages()));
    }
    Set<String> results = new TreeSet<>(Set.of(topics.of(pipeline.root())));
    for (Stage stage : pipeline.stages()) {
      String output = topics.of(stage.annotation());
      flows.add(new Flow(stage.name(), Set.of(topics.of(pipeline.needs(stage))), output));
      results.add(output);
    }
    for (Needs needs : pipeline.gathers()) {
      Set<String> inputs = new TreeSet<>();
      for (Annotation<?> annotation : needs.annotations()) {
        inputs.add(topics.of(annotation));
      }
      flows.add(new Flow(ApplicationId.gather(needs), inputs, topics.of(needs)));
    }
    flows.add(new Flow(ApplicationId.JOIN, results, topics.enriched()));
    return List.copyOf(flows);
  }
}
