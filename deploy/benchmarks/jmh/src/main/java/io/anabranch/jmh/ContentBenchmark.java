package io.anabranch.jmh;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.content.RuleContentFactory;
import io.anabranch.processor.content.evaluation.MarkedMessages;
import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is said in messages in many formats: mails, forms, chats, calls. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
public class ContentBenchmark {

  private static final int MESSAGES = 200;

  /** Where the messages are; relative to the root of the checkout. */
  @Param("testdata/content/test.jsonl")
  public String messages = "";

  private final TextProcessor<Content> processor =
      new RuleContentFactory()
          .create(
              Map.of(),
              new Models(
                  Path.of("unused"),
                  () -> {
                    throw new IllegalStateException("content needs no embedder");
                  }));
  private List<Document> documents = List.of();

  /** Reads the messages. */
  @Setup
  public void read() {
    documents =
        MarkedMessages.read(Path.of(messages)).stream()
            .limit(MESSAGES)
            .map(message -> Message.newBuilder().setText(message.text()).build())
            .map(message -> Document.empty().with(Annotation.MESSAGE, message))
            .toList();
  }

  /** Time of one message. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public List<Outcome<Content>> cut() {
    return processor.process(documents);
  }
}
