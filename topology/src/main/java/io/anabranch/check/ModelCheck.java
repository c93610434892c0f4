package io.anabranch.check;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.processor.Models;
import io.anabranch.processor.Results;
import io.anabranch.processor.TextProcessor;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/** Whether the model of every stage loads. */
record ModelCheck(AnabranchConfig config, Pipeline pipeline, Path distribution) implements Check {

  @Override
  public String subject() {
    return "models";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    try (Models models = ConfiguredModels.of(config, distribution)) {
      for (Stage stage : pipeline.stages()) {
        findings.add(of(stage, models));
      }
    } catch (ConfigException e) {
      findings.add(Finding.problem(subject(), String.valueOf(e.getMessage())));
    }
    return findings;
  }

  /** A model of somebody's own may fail in any way. */
  private static Finding of(Stage stage, Models models) {
    String subject = "model of " + stage.name();
    try (TextProcessor<?> processor = stage.factory().create(stage.options(), models)) {
      return Finding.ok(subject, Results.modelId(processor.model()));
    } catch (RuntimeException e) {
      return Finding.problem(
          subject,
          "does not load: %s; see 'anabranch models'"
              .formatted(e.getMessage() == null ? e.toString() : e.getMessage()));
    }
  }
}
