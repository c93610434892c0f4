package io.anabranch.work;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.operation.Resources;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import io.anabranch.task.DocumentJson;
import io.anabranch.task.OutcomeJson;
import io.anabranch.task.TaskQueue;
import io.anabranch.topology.limit.BoundedProcessor;
import io.anabranch.topology.limit.HungCalls;
import io.anabranch.topology.limit.InferenceLimit;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;

/** A worker of a stage, with its model. */
public final class StageWorker implements AutoCloseable {

  private final TaskQueue queue;
  private final Resources resources;
  private final Worker worker;

  private StageWorker(TaskQueue queue, Worker worker, Resources resources) {
    this.queue = queue;
    this.worker = worker;
    this.resources = resources;
  }

  /**
   * Loads the model and begins.
   *
   * @param stage as it is computed
   * @param pinned the model that it must be, if one is configured
   * @param models stay the caller's
   * @param kafka to read records that tasks point to, if this process may; stays the caller's
   * @param threads each of which computes one task at a time
   * @param onHung called when the model has hung so often that the process is to end
   * @throws ConfigException if an option is wrong, or the model is another
   */
  public static StageWorker start(
      AnabranchConfig config,
      Stage stage,
      BrokerSettings broker,
      Optional<ModelInfo> pinned,
      Models models,
      Optional<Connection> kafka,
      int threads,
      Runnable onHung) {
    try (Resources resources = new Resources()) {
      Optional<PointedRecords> records =
          kafka.map(
              connection ->
                  resources.add(new PointedRecords(connection, Pipeline.load(config), stage)));
      HungCalls hangs = new HungCalls(onHung);
      Prepared prepared =
          prepare(config, stage, stage.factory(), models, records, hangs, resources);
      TaskQueue queue = new TaskQueue(stage.name(), prepared.model());
      pinned
          .filter(model -> !model.equals(prepared.model()))
          .ifPresent(
              model -> {
                throw new ConfigException(
                    "stages.%s.remote-model and remote-version are %s %s, but this model is %s %s"
                        .formatted(
                            stage.name(),
                            model.getName(),
                            model.getVersion(),
                            prepared.model().getName(),
                            prepared.model().getVersion()));
              });
      Worker worker = resources.add(Worker.start(broker, queue, prepared.work(), threads));
      return new StageWorker(queue, worker, resources.release());
    }
  }

  private record Prepared(ModelInfo model, TaskWork<?> work) {}

  private static <T extends SpecificRecord> Prepared prepare(
      AnabranchConfig config,
      Stage stage,
      ProcessorFactory<T> factory,
      Models models,
      Optional<PointedRecords> records,
      HungCalls hangs,
      Resources resources) {
    TextProcessor<T> processor;
    try {
      processor = factory.create(stage.options(), models);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("stages.%s: %s".formatted(stage.name(), e.getMessage()));
    }
    Set<Annotation<?>> read = new HashSet<>(factory.needs());
    read.addAll(factory.optionalNeeds());
    // Half of what the stage allows: it is to hear of a text that takes too long before it gives
    // up.
    InferenceLimit limit = InferenceLimit.of(config.inferenceLimit().dividedBy(2), true);
    BoundedProcessor<T> bounded =
        resources.add(new BoundedProcessor<>(stage.name(), processor, limit, hangs));
    return new Prepared(
        processor.model(),
        new TaskWork<>(
            stage.name(),
            bounded,
            new DocumentJson(read),
            new OutcomeJson<>(factory.annotation().type()),
            records,
            hangs));
  }

  /** What it serves. */
  public TaskQueue queue() {
    return queue;
  }

  /** Tasks that it has answered so far. */
  public long answered() {
    return worker.answered();
  }

  /** Finishes the tasks in hand, and ends. */
  @Override
  public void close() {
    resources.close();
  }
}
