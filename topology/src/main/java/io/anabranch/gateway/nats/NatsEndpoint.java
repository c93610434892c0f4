package io.anabranch.gateway.nats;

import io.anabranch.broker.nats.NatsConnection;
import io.anabranch.gateway.Answer;
import io.anabranch.gateway.BadSubmissionException;
import io.anabranch.gateway.Submission;
import io.anabranch.gateway.SubmissionReader;
import io.anabranch.gateway.SubmissionService;
import io.anabranch.operation.Cancellation;
import io.nats.client.Connection;
import io.nats.client.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from callers by NATS: requests on a subject, shared by the members of a queue
 * group.
 *
 * <ul>
 *   <li>Body: a message as an object of JSON, or with {@code Content-Type: text/plain} the text
 *   <li>{@code Anabranch-Intake} names the intake whose mapping is used
 *   <li>{@code Anabranch-Key} is the key of the record if the body has none
 *   <li>{@code Idempotency-Key} is under which it is one message, however often it is sent
 *   <li>{@code Anabranch-Timeout} is how long to wait for the record, such as {@code 5s}; {@code 0}
 *       for the id alone
 * </ul>
 *
 * The reply is JSON in UTF-8, with the status of HTTP in {@code Anabranch-Status} and, if it says
 * when to ask again, seconds in {@code Retry-After}. A record larger than the server takes is
 * replaced by its id. A request without a reply subject is taken and not answered.
 *
 * <p>Every answer has what the customer wrote. Who may read it is said by the rights that the
 * server gives on the subject and on inboxes.
 */
public final class NatsEndpoint implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NatsEndpoint.class);

  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
  private static final Duration SEND_LIMIT = Duration.ofSeconds(2);

  private static final Answer FULL =
      Answer.Refused.busy("too many requests are open", Duration.ofSeconds(1));
  private static final Answer FAILED =
      Answer.Refused.mistake(500, "an error of the gateway, which its log names");
  private static final Answer ENDING =
      Answer.Refused.unavailable(
          "the gateway ends; send it again with the same Idempotency-Key if it had one");

  private final SubmissionService service;
  private final RequestReader requests;
  private final NatsConnection connection;
  private final OpenRequests open = new OpenRequests();
  private final UnheardRefusals unheard = new UnheardRefusals();
  private final AtomicBoolean cannotSend = new AtomicBoolean();
  private final ExecutorService sending =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "gateway-nats-answers"));

  private NatsEndpoint(
      NatsSettings settings, SubmissionService service, SubmissionReader submissions) {
    this.service = service;
    this.requests = new RequestReader(submissions, settings);
    this.connection = new NatsConnection(settings.broker(), settings.queue());
  }

  /** Starts to connect, and returns; whether NATS can be reached does not matter to that. */
  public static NatsEndpoint start(
      NatsSettings settings, SubmissionService service, SubmissionReader submissions) {
    NatsEndpoint endpoint = new NatsEndpoint(settings, service, submissions);
    endpoint.connection.start(
        connection ->
            connection
                .createDispatcher(endpoint::take)
                .subscribe(settings.subject(), settings.queue()));
    return endpoint;
  }

  /** Whether there is a connection to a server at the moment. */
  public boolean isConnected() {
    return connection.isConnected();
  }

  /**
   * Takes no more requests, waits some seconds for the answers of those that were taken, tells the
   * rest that it ends, and disconnects.
   */
  @Override
  public void close() {
    Cancellation.holdBackWhile(this::end);
  }

  private void end() {
    try {
      connection.drain(DRAIN_LIMIT);
      open.finish(isConnected() ? ANSWER_LIMIT : Duration.ZERO, ENDING);
      sending.shutdown();
      if (!sending.awaitTermination(SEND_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Not all answers could be sent");
        sending.shutdownNow();
      }
      connection.close(SEND_LIMIT);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while interruptions are held back", e);
    }
  }

  private void take(Message request) {
    Optional<OpenRequests.Request> taken = open.add();
    if (taken.isEmpty()) {
      // On the thread that reads, so that it reads no faster than this can be sent.
      send(request, FULL);
      return;
    }
    CompletableFuture<Answer> answer = taken.get().answer();
    var unused =
        answer.whenCompleteAsync(
            (value, error) -> {
              send(request, value);
              open.close(taken.get());
            },
            sending);
    try {
      Optional<Submission> submission = requests.read(request);
      if (submission.isEmpty()) {
        answer.complete(new Answer.LeftOut());
      } else {
        service
            .submit(submission.get())
            .whenComplete((value, error) -> answer.complete(error == null ? value : failed(error)));
      }
    } catch (BadSubmissionException e) {
      answer.complete(e.answer());
    } catch (BadHeaderException e) {
      answer.complete(e.answer());
    } catch (RuntimeException e) {
      answer.complete(failed(e));
    }
  }

  private void send(Message request, Answer answer) {
    String inbox = request.getReplyTo();
    if (inbox == null) {
      unheard.note(answer);
      return;
    }
    try {
      Connection to = request.getConnection();
      Reply reply = Reply.of(answer, to.getMaxPayload());
      to.publish(inbox, reply.headers(), reply.body());
      cannotSend.set(false);
    } catch (RuntimeException e) {
      if (!cannotSend.getAndSet(true)) {
        LOG.warn("Cannot send answers: type={}", e.getClass().getName());
      }
    }
  }

  private static Answer failed(Throwable error) {
    LOG.error("A request has failed: type={}", error.getClass().getName());
    return FAILED;
  }
}
