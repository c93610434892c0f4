package io.anabranch.cli.run;

import io.anabranch.checklist.ChecklistLoadRequest;
import io.anabranch.checklist.ChecklistTopic;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cluster.Connection;
import io.anabranch.lexicon.LexiconLoadRequest;
import io.anabranch.lexicon.LexiconTopic;
import io.anabranch.processor.checklists.evaluation.ChecklistFile;
import io.anabranch.processor.keywords.lexicon.LexiconFile;
import io.anabranch.reference.LoadRequest;
import io.anabranch.reference.ReferenceTopic;
import io.anabranch.topology.pipeline.Pipeline;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** The reference data of the company whose messages the demo shows. */
record DemoData(Distribution distribution) {

  /** Loads what the stages of a pipeline read, where there is nothing yet. */
  void load(Connection connection, Pipeline pipeline) throws InterruptedException {
    load(
        new ChecklistTopic(connection),
        pipeline,
        () -> new ChecklistLoadRequest(ChecklistFile.read(distribution.checklists()), false));
    load(
        new LexiconTopic(connection),
        pipeline,
        () -> new LexiconLoadRequest(LexiconFile.readAll(List.of(distribution.lexicon())), false));
  }

  private static <T extends SpecificRecord> void load(
      ReferenceTopic<T> topic, Pipeline pipeline, Supplier<LoadRequest<T>> request)
      throws InterruptedException {
    boolean isRead =
        pipeline.stages().stream()
            .flatMap(stage -> stage.factory().reference().stream())
            .anyMatch(topic.reference()::equals);
    if (isRead && topic.isEmpty()) {
      var unused = topic.load(request.get());
    }
  }
}
