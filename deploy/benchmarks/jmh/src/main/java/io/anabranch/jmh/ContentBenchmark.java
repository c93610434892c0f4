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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What is said in messages in many formats: mails, forms, chats, calls. */
public class ContentBenchmark extends MillisBenchmark {

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
