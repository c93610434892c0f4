package io.anabranch.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.brokers.NatsCaller.Reply;
import io.anabranch.cli.output.EnrichedRecords;
import io.anabranch.client.MessageId;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.gateway.Answer;
import io.anabranch.gateway.Submission;
import io.anabranch.gateway.nats.NatsEndpoint;
import io.anabranch.operation.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers by NATS are answered. */
@Tag("brokers")
class NatsEndpointIT {

  private static final String JSON = "{\"text\": \"charged twice\", \"channel\": \"chat\"}";
  private static final MessageId ID = MessageId.of(EnrichedRecords.SOURCE);

  private static NatsServer server;
  private static NatsCaller caller;

  private final Resources endpoints = new Resources();

  @BeforeAll
  static void start() throws Exception {
    server = NatsServer.start();
    caller = NatsCaller.connect(server.url());
  }

  @AfterAll
  static void stop() throws Exception {
    caller.close();
    server.close();
  }

  @AfterEach
  void close() {
    endpoints.close();
  }

  @Test
  void shouldAnswerJsonWithTheRecord() {
    RecordingService service = serve(RecordingService.answeringComplete());

    Reply reply = caller.ask(JSON, Map.of());

    assertThat(reply.status()).isEqualTo("200");
    assertThat(reply.json().path("status").asText()).isEqualTo("COMPLETE");
    assertThat(reply.text()).isEqualTo("charged twice");
    assertThat(service.submission().message().message().getChannel()).isEqualTo("chat");
    assertThat(service.submission().idempotencyKey()).isEmpty();
    assertThat(service.submission().timeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void shouldReadHeadersWhateverTheirCase() {
    RecordingService service = serve(RecordingService.answeringComplete());

    Reply reply =
        caller.ask(
            "nothing works 🙂",
            Map.of(
                "content-type", "text/plain; charset=utf-8",
                "anabranch-key", "customer-1",
                "IDEMPOTENCY-KEY", "once",
                "Anabranch-Timeout", "1500ms"));

    assertThat(reply.text()).isEqualTo("nothing works 🙂");
    Submission submission = service.submission();
    assertThat(submission.message().key()).isEqualTo("customer-1");
    assertThat(submission.idempotencyKey()).contains("once");
    assertThat(submission.timeout()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void shouldUseMappingOfTheIntakeThatIsNamed() {
    RecordingService service = serve(RecordingService.answeringComplete());
    String ticket = "{\"ticket\": {\"body\": \"it broke\"}, \"who\": \"customer-2\"}";

    Reply reply =
        caller.ask(ticket, Map.of("Anabranch-Intake", "tickets", "Anabranch-Key", "another"));

    assertThat(reply.text()).isEqualTo("it broke");
    assertThat(service.submission().message().key()).isEqualTo("customer-2");
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type, text/html, application/json and text/plain",
    "Content-Type, application/json; charset=latin1, in UTF-8",
    "Anabranch-Timeout, soon, durations such as 500ms",
    "Anabranch-Timeout, 61s, at most 60000 ms",
    "Anabranch-Key, ' ', not blank",
    "Idempotency-Key, '', not blank"
  })
  void shouldNameTheHeaderThatIsWrong(String header, String value, String allowed) {
    RecordingService service = serve(RecordingService.answeringComplete());

    Reply reply = caller.ask(JSON, Map.of(header, value));

    assertThat(reply.status()).isEqualTo("400");
    assertThat(reply.error()).contains(header, allowed);
    assertThat(service.submissions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"text\": ', '', 400",
    "'[]', '', 400",
    "'{\"subject\": \"none\"}', '', 422",
    "'{\"text\": \"a\"}', unknown, 400",
    "'{\"text\": \"a\"}', tickets, 422"
  })
  void shouldRefuseWhatIsNoMessage(String body, String intake, String status) {
    RecordingService service = serve(RecordingService.answeringComplete());
    Map<String, String> headers = intake.isEmpty() ? Map.of() : Map.of("Anabranch-Intake", intake);

    Reply reply = caller.ask(body, headers);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.error()).isNotBlank();
    assertThat(service.submissions()).isEmpty();
  }

  @Test
  void shouldAnswerWithTheIdWhenTheWaitIsOver() {
    serve(
        RecordingService.answering(
            submission ->
                CompletableFuture.supplyAsync(
                    () -> new Answer.Pending(ID),
                    CompletableFuture.delayedExecutor(
                        submission.timeout().toMillis(), TimeUnit.MILLISECONDS))));

    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      replies.add(caller.askLater(JSON, Map.of("Anabranch-Timeout", "300ms")));
    }

    assertThat(replies)
        .extracting(CompletableFuture::join)
        .allSatisfy(reply -> assertThat(reply.status()).isEqualTo("202"))
        .allSatisfy(reply -> assertThat(reply.json().path("id").asText()).isEqualTo(ID.toString()));
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
  }

  @Test
  void shouldSayWhenToAskAgain() {
    serve(RecordingService.answering(Answer.Refused.busy("too much", Duration.ofMillis(1200))));

    Reply reply = caller.ask(JSON, Map.of());

    assertThat(reply.status()).isEqualTo("429");
    assertThat(reply.retryAfter()).contains("2");
    assertThat(reply.error()).isEqualTo("too much");
  }

  @Test
  void shouldAnswerOnceOverTwoGateways() {
    RecordingService one = serve(RecordingService.answeringComplete());
    RecordingService other = serve(RecordingService.answeringComplete());

    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      replies.add(caller.askLater(JSON, Map.of("Idempotency-Key", "number-" + i)));
    }

    assertThat(replies).allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo("200"));
    List<Submission> all = new ArrayList<>(one.submissions());
    all.addAll(other.submissions());
    assertThat(all).extracting(Submission::idempotencyKey).hasSize(200).doesNotHaveDuplicates();
    assertThat(one.submissions()).isNotEmpty();
    assertThat(other.submissions()).isNotEmpty();
  }

  @Test
  void shouldAnswerWithTheIdOfRecordThatTheServerDoesNotTake() {
    serve(
        RecordingService.answering(
            new Answer.Found(EnrichedRecords.complete("x".repeat(1_200_000)))));

    Reply reply = caller.ask(JSON, Map.of());

    assertThat(reply.status()).isEqualTo("202");
    assertThat(reply.json().path("id").asText()).isEqualTo("support.messages-2-7");
    assertThat(reply.error()).contains("1048576 bytes", "by HTTP by its id");
  }

  @Test
  void shouldAnswerRecordsOfEverySizeAroundTheLimit() {
    serve(
        RecordingService.answering(
            submission ->
                CompletableFuture.completedFuture(
                    new Answer.Found(EnrichedRecords.complete("x".repeat(length(submission)))))));
    int rest = caller.ask("{\"text\": \"1\"}", Map.of()).bytes() - 1;

    List<String> statuses =
        IntStream.rangeClosed(-200, 20)
            .map(over -> 1_048_576 - rest + over)
            .mapToObj(length -> caller.ask("{\"text\": \"" + length + "\"}", Map.of()).status())
            .toList();

    assertThat(statuses).startsWith("200").endsWith("202").isSorted();
  }

  @Test
  void shouldTakeMessageOfWhoWaitsForNoAnswer() {
    RecordingService service = serve(RecordingService.answeringComplete());

    caller.tell("[]", Map.of());
    caller.tell(JSON, Map.of());

    await().untilAsserted(() -> assertThat(service.submissions()).hasSize(1));
    assertThat(service.submission().timeout()).isZero();
  }

  @Test
  void shouldAnswerWhenTheServiceFails() {
    serve(
        RecordingService.answering(
            submission -> {
              throw new IllegalStateException("broken");
            }));

    assertThat(caller.ask(JSON, Map.of()).status()).isEqualTo("500");
  }

  private static int length(Submission submission) {
    return Integer.parseInt(submission.message().message().getText());
  }

  private RecordingService serve(RecordingService service) {
    NatsEndpoint endpoint =
        endpoints.add(NatsEndpoints.start(Map.of("servers", server.url()), service));
    await().until(endpoint::isConnected);
    return service;
  }
}
