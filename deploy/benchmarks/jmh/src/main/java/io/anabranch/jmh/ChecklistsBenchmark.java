package io.anabranch.jmh;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.checklists.ChecklistsProcessor;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Embedding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The best checklists of each of 32 messages, of many checklists with 10 texts each. */
public class ChecklistsBenchmark extends MillisBenchmark {

  private static final int MESSAGES = 32;

  /** Beside its title. */
  private static final int QUESTIONS = 9;

  @Param({"50", "10000"})
  public int checklists;

  private final RandomEmbedder embedder = new RandomEmbedder();
  private final ChecklistsProcessor processor = new ChecklistsProcessor(embedder, 3, 0.1);
  private final List<Document> messages = new ArrayList<>();

  /** Loads the checklists. */
  @Setup
  public void load() {
    for (int i = 0; i < checklists; i++) {
      String id = "checklist-" + i;
      processor.put(id, checklist(id));
    }
    for (int i = 0; i < MESSAGES; i++) {
      messages.add(Document.empty().with(EmbeddingStage.ANNOTATION, embedding()));
    }
  }

  /** Time of one message. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public List<Outcome<Checklists>> match() {
    return processor.process(messages);
  }

  private static Checklist checklist(String id) {
    return Checklist.newBuilder()
        .setId(id)
        .setVersion(1)
        .setTitle("title of " + id)
        .setQuestions(
            IntStream.range(0, QUESTIONS)
                .mapToObj(n -> "question %d of %s".formatted(n, id))
                .toList())
        .build();
  }

  private Embedding embedding() {
    List<Float> vector = new ArrayList<>();
    for (float element : embedder.vector()) {
      vector.add(element);
    }
    return new Embedding(
        null, embedder.model(), Instant.EPOCH, null, vector, RandomEmbedder.DIMENSION, List.of());
  }
}
