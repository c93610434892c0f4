package io.anabranch.check;

import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.operation.OperationException;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** Looks at everything that a pipeline needs. What one check cannot see keeps no other from it. */
public final class PipelineCheck {

  private final AnabranchConfig config;
  private final Map<String, String> environment;
  private final Path models;
  private final Consumer<Finding> listener;

  /**
   * @param environment where secrets may be
   * @param models folder of the distribution's models
   * @param listener told each finding at once
   */
  public PipelineCheck(
      AnabranchConfig config,
      Map<String, String> environment,
      Path models,
      Consumer<Finding> listener) {
    this.config = config;
    this.environment = environment;
    this.models = models;
    this.listener = listener;
  }

  /** Looks at everything. */
  public void run() throws InterruptedException {
    Pipeline pipeline;
    try {
      pipeline = Pipeline.load(config);
      listener.accept(
          Finding.ok("configuration", pipeline.applications().size() + " applications"));
    } catch (KafkaException e) {
      listener.accept(Finding.problem("configuration", String.valueOf(e.getMessage())));
      return;
    }
    try (Connection connection = Connection.open(config)) {
      for (Check check :
          List.of(
              new BrokerCheck(connection),
              new TopicCheck(connection, pipeline),
              new SchemaCheck(connection, pipeline),
              new RightsCheck(connection, pipeline),
              new IntakeCheck(connection, pipeline))) {
        look(check);
      }
    } catch (OperationException | KafkaException e) {
      listener.accept(
          Finding.problem(
              "brokers",
              e.getMessage() + "; set kafka.bootstrap.servers, and kafka.* for TLS and SASL"));
    }
    look(new StateCheck(config));
    look(new ModelCheck(config, pipeline, models));
    look(new GatewayCheck(config, environment));
  }

  private void look(Check check) throws InterruptedException {
    try {
      check.look().forEach(listener);
    } catch (ExecutionException e) {
      listener.accept(Finding.problem(check.subject(), "cannot be looked at: " + e.getCause()));
    } catch (OperationException | KafkaException e) {
      listener.accept(Finding.problem(check.subject(), String.valueOf(e.getMessage())));
    }
  }
}
