package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.brokers.RabbitData;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devbroker.DevBroker;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devbroker.RedisServer;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.UnavailableException;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.stage.StageCatalog;
import io.anabranch.task.TaskQueue;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that are not written in Java do what ours do. */
@Tag("brokers")
@Tag("interop")
class ForeignWorkersIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ModelInfo MODEL = new ModelInfo("vowels of texts", "1.0");
  private static final Path PROGRAMS = Path.of(System.getProperty("anabranch.interop"));
  private static final int DOCUMENTS = 100;

  @TempDir private static Path folder;

  @Test
  void shouldComputeInPythonByRabbit() throws Exception {
    try (RabbitServer server = RabbitServer.start()) {
      compute(server, "python3", "rabbitmq_worker.py");
    }
  }

  @Test
  void shouldComputeInPythonByRedis() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      compute(server, "python3", "redis_worker.py");
    }
  }

  @Test
  void shouldComputeInJavaScriptByNats() throws Exception {
    try (NatsServer server = NatsServer.start()) {
      compute(server, "node", "nats_worker.mjs");
    }
  }

  /** Two of the right version share the tasks, and one of another has a queue of its own. */
  private static void compute(DevBroker server, String runtime, String program) throws Exception {
    URI url = URI.create(server.url());
    List<ForeignProgram> workers = new ArrayList<>();
    try (TextProcessor<Embedding> processor = remote(server.url())) {
      workers.add(start(runtime, program, url, MODEL));
      workers.add(start(runtime, program, url, MODEL));

      List<Outcome<Embedding>> outcomes = process(processor, DOCUMENTS);

      assertThat(outcomes).hasSize(DOCUMENTS);
      for (int i = 0; i < DOCUMENTS; i++) {
        String text = text(i);
        long vowels = text.chars().filter(letter -> "aeiou".indexOf(letter) >= 0).count();
        assertThat(((Outcome.Done<Embedding>) outcomes.get(i)).value().getVector())
            .containsExactly((float) text.length(), (float) vowels);
      }
      if (server instanceof RabbitServer rabbit) {
        RabbitData.awaitKept(rabbit, new TaskQueue("embedding", MODEL).name());
      }
      server.kill();
      server.restart();
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(UnavailableException.class)
          .until(() -> process(processor, 5).size() == 5);
    } finally {
      workers.forEach(ForeignProgram::close);
    }
  }

  private static List<Outcome<Embedding>> process(TextProcessor<Embedding> processor, int count) {
    return processor.process(
        IntStream.range(0, count)
            .mapToObj(i -> Document.of(Message.newBuilder().setText(text(i)).build()))
            .toList());
  }

  private static String text(int number) {
    return "grüße aus ☂️ %d ".formatted(number) + "and more ".repeat(number % 7);
  }

  private static ForeignProgram start(String runtime, String program, URI url, ModelInfo model)
      throws Exception {
    ForeignProgram worker =
        ForeignProgram.start(
            folder,
            List.of(
                runtime.equals("python3") ? "/usr/bin/python3" : runtime,
                PROGRAMS.resolve(program).toString(),
                url.getHost() + ":" + url.getPort(),
                new TaskQueue("embedding", model).name(),
                model.getName(),
                model.getVersion()));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(worker.output()).contains("works"));
    return worker;
  }

  private static TextProcessor<Embedding> remote(String url) {
    AnabranchConfig config =
        AnabranchConfig.from(
            Map.of(
                "stages.embedding.implementation",
                "remote",
                "stages.embedding.remote",
                url,
                "stages.embedding.remote-model",
                MODEL.getName(),
                "stages.embedding.remote-version",
                MODEL.getVersion()));
    Stage stage = Pipeline.of(StageCatalog.load(), config).stage("embedding");
    return create(stage.factory(), stage.options());
  }

  @SuppressWarnings("unchecked")
  private static TextProcessor<Embedding> create(
      ProcessorFactory<?> factory, Map<String, String> options) {
    assertThat(factory.annotation()).isEqualTo(new Annotation<>("embedding", Embedding.class));
    return ((ProcessorFactory<Embedding>) factory).create(options, LivePipeline.noModels(folder));
  }
}
