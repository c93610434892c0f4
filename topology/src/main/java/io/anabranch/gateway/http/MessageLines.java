package io.anabranch.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.gateway.Answer;
import io.anabranch.gateway.AnswerJson;
import io.anabranch.http.AnswerStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Answers the lines of a request in their order, each as soon as it and those before it are known.
 * So many are under way at once that a stage can work in batches, and no more.
 */
final class MessageLines {

  private static final int UNDER_WAY = 64;

  private final int count;
  private final IntFunction<CompletableFuture<Answer>> submit;
  private final AnswerStream stream;
  private final boolean hasText;

  /** Calls of {@link #proceed} that are under way: the first of them does the work of all. */
  private final AtomicInteger calls = new AtomicInteger();

  private final Deque<CompletableFuture<Answer>> underWay = new ArrayDeque<>();
  private int submitted;
  private int answered;
  private volatile boolean isWriting;

  /**
   * @param lines how many there are
   * @param submit submits one of them, numbered from 0
   */
  MessageLines(
      int lines,
      IntFunction<CompletableFuture<Answer>> submit,
      AnswerStream stream,
      boolean hasText) {
    this.count = lines;
    this.submit = submit;
    this.stream = stream;
    this.hasText = hasText;
  }

  /** Goes as far as it can without waiting, also for another thread that does so. */
  void proceed() {
    if (calls.getAndIncrement() > 0) {
      return;
    }
    int done = 1;
    do {
      try {
        submitSome();
        answerNext();
      } catch (RuntimeException e) {
        stream.abort();
        throw e;
      }
      done = calls.addAndGet(-done);
    } while (done > 0);
  }

  private void submitSome() {
    while (submitted < count && underWay.size() < UNDER_WAY && stream.isOpen()) {
      CompletableFuture<Answer> next = submit.apply(submitted++);
      underWay.add(next);
      var unused = next.whenComplete((answer, error) -> proceed());
    }
  }

  private void answerNext() {
    CompletableFuture<Answer> first = underWay.peek();
    if (first == null) {
      if (submitted == count && !isWriting) {
        stream.close();
      }
    } else if (first.isDone() && !isWriting) {
      underWay.remove();
      isWriting = true;
      stream
          .write((line(++answered, first.join()) + "\n").getBytes(UTF_8))
          .whenComplete((done, error) -> written());
    }
  }

  private void written() {
    isWriting = false;
    proceed();
  }

  private ObjectNode line(int number, Answer answer) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("line", number).put("status", answer.status());
    return line.set("answer", AnswerJson.of(answer, hasText));
  }
}
