package io.anabranch.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.UnavailableException;
import io.anabranch.task.OutcomeJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * One call of a processor: its documents as tasks, and their outcomes. Used once, by one thread.
 *
 * @param <T> Avro type of the annotation
 */
final class RemoteCall<T extends SpecificRecord> {

  /** A task has more than its documents, and commas between them. */
  private static final int ENVELOPE_BYTES = 1_024;

  private final TaskBoard board;
  private final Suspects suspects;
  private final OutcomeJson<T> json;
  private final List<byte[]> documents;
  private final Map<Integer, Outcome<T>> outcomes = new HashMap<>();
  private final List<CompletableFuture<TaskResult>> tasks = new ArrayList<>();
  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
  private long end;

  /** A task is done: that of the documents of these numbers. */
  private record Done(List<Integer> numbers, TaskResult result) {}

  RemoteCall(TaskBoard board, Suspects suspects, OutcomeJson<T> json, List<byte[]> documents) {
    this.board = board;
    this.suspects = suspects;
    this.json = json;
    this.documents = documents;
  }

  /**
   * The outcomes, in the order of the documents.
   *
   * @param batch most documents in a task
   * @throws UnavailableException if they are not there in time
   * @throws IllegalStateException if a worker's answer has not an outcome for each document
   */
  List<Outcome<T>> run(int batch, Duration limit) {
    end = System.nanoTime() + limit.toNanos();
    try {
      submitAll(batch);
      while (outcomes.size() < documents.size()) {
        take(done.take());
      }
      return IntStream.range(0, documents.size())
          .mapToObj(number -> Objects.requireNonNull(outcomes.get(number)))
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("the wait for workers was interrupted", e);
    } finally {
      tasks.forEach(board::cancel);
    }
  }

  /** Sends documents of like length together, so that workers compute little padding. */
  private void submitAll(int batch) {
    int most = board.mostBytes() - ENVELOPE_BYTES;
    List<Integer> part = new ArrayList<>();
    int bytes = 0;
    List<Integer> byLength =
        IntStream.range(0, documents.size())
            .boxed()
            .sorted(Comparator.comparingInt(number -> documents.get(number).length))
            .toList();
    for (int number : byLength) {
      byte[] document = documents.get(number);
      if (document.length > most) {
        outcomes.put(
            number,
            new Outcome.Rejected<>(
                "it has %d bytes as a task; the way to the workers takes %d"
                    .formatted(document.length, most)));
      } else if (suspects.has(document)) {
        submit(List.of(number), true);
      } else {
        if (part.size() == batch || bytes + document.length + 1 > most) {
          submit(List.copyOf(part), false);
          part.clear();
          bytes = 0;
        }
        part.add(number);
        bytes += document.length + 1;
      }
    }
    if (!part.isEmpty()) {
      submit(List.copyOf(part), false);
    }
  }

  private void submit(List<Integer> numbers, boolean isSuspect) {
    CompletableFuture<TaskResult> task =
        board.submit(
            numbers.stream().map(documents::get).toList(),
            isSuspect,
            Duration.ofNanos(end - System.nanoTime()));
    tasks.add(task);
    var unused = task.thenAccept(result -> done.add(new Done(numbers, result)));
  }

  private void take(Done task) {
    if (task.result() instanceof TaskResult.Answered answered) {
      answered(task.numbers(), answered.outcomes());
    } else if (task.result() instanceof TaskResult.Ended ended) {
      ended(task.numbers(), ended.workers());
    } else if (task.result() instanceof TaskResult.Late late) {
      if (late.isBegun()) {
        task.numbers().forEach(number -> suspects.add(documents.get(number), 0));
      }
      throw new UnavailableException(
          "workers of %s have not answered in time: %s"
              .formatted(board.queue().name(), board.trouble()));
    }
  }

  private void answered(List<Integer> numbers, List<JsonNode> answers) {
    if (answers.size() != numbers.size()) {
      throw new IllegalStateException(
          "a worker has given %d outcomes for %d documents"
              .formatted(answers.size(), numbers.size()));
    }
    for (int i = 0; i < answers.size(); i++) {
      suspects.clear(documents.get(numbers.get(i)));
      outcomes.put(numbers.get(i), outcome(answers.get(i)));
    }
  }

  private Outcome<T> outcome(JsonNode answer) {
    try {
      return json.read(answer);
    } catch (IllegalArgumentException e) {
      return new Outcome.Rejected<>("a worker's answer is malformed: " + e.getMessage());
    }
  }

  /** Each document is tried alone before it is believed to be the cause. */
  private void ended(List<Integer> numbers, int workers) {
    for (int number : numbers) {
      byte[] document = documents.get(number);
      int deaths = suspects.add(document, numbers.size() == 1 ? workers : 0);
      if (deaths < Suspects.DEATHS) {
        submit(List.of(number), true);
      } else {
        suspects.clear(document);
        outcomes.put(
            number,
            new Outcome.Rejected<>("%d workers ended while they computed it".formatted(deaths)));
      }
    }
  }
}
