package io.anabranch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.gateway.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageLinesTest {

  private final List<CompletableFuture<Answer>> submitted = new ArrayList<>();
  private final TestStream stream = new TestStream(true);

  @Test
  void shouldAnswerInTheOrderOfTheLines() {
    lines(3, stream).proceed();
    submitted.get(2).complete(refused("third"));
    submitted.get(1).complete(refused("second"));
    assertThat(stream.written).isEmpty();
    submitted.get(0).complete(refused("first"));

    assertThat(stream.written)
        .containsExactly(
            "{\"line\":1,\"status\":422,\"answer\":{\"error\":\"first\"}}\n",
            "{\"line\":2,\"status\":422,\"answer\":{\"error\":\"second\"}}\n",
            "{\"line\":3,\"status\":422,\"answer\":{\"error\":\"third\"}}\n");
    assertThat(stream.isClosed()).isTrue();
  }

  @Test
  void shouldAnswerALineBeforeTheNextOneIsKnown() {
    lines(2, stream).proceed();
    submitted.get(0).complete(refused("first"));

    assertThat(stream.written).hasSize(1);
    assertThat(stream.isClosed()).isFalse();
  }

  @Test
  void shouldHave64LinesUnderWay() {
    lines(100, stream).proceed();
    assertThat(submitted).hasSize(64);
    submitted.get(0).complete(refused("first"));

    assertThat(submitted).hasSize(65);
  }

  @Test
  void shouldAnswerManyLinesThatAreRefusedAtOnce() {
    new MessageLines(
            10_000, line -> CompletableFuture.completedFuture(refused("" + line)), stream, false)
        .proceed();

    assertThat(stream.written).hasSize(10_000);
    assertThat(stream.written.get(9_999)).contains("\"line\":10000", "\"9999\"");
    assertThat(stream.isClosed()).isTrue();
  }

  @Test
  void shouldWaitForAClientThatReadsSlowly() {
    TestStream slow = new TestStream(false);
    lines(100, slow).proceed();
    IntStream.range(0, 64).forEach(i -> submitted.get(i).complete(refused("" + i)));
    assertThat(slow.written).hasSize(1);
    slow.take();
    slow.take();

    assertThat(slow.written).hasSize(3);
    assertThat(submitted).hasSizeLessThan(70);
  }

  @Test
  void shouldSubmitNothingMoreWhenTheClientIsGone() {
    lines(100, stream).proceed();
    stream.abort();
    IntStream.range(0, 64).forEach(i -> submitted.get(i).complete(refused("" + i)));

    assertThat(submitted).hasSize(64);
    assertThat(stream.written).isEmpty();
  }

  private MessageLines lines(int count, TestStream to) {
    return new MessageLines(
        count,
        line -> {
          CompletableFuture<Answer> answer = new CompletableFuture<>();
          submitted.add(answer);
          return answer;
        },
        to,
        false);
  }

  private static Answer refused(String reason) {
    return Answer.Refused.mistake(422, reason);
  }
}
