package io.anabranch.gateway.nats;

import io.anabranch.gateway.BadSubmissionException;
import io.anabranch.gateway.Submission;
import io.anabranch.gateway.SubmissionReader;
import io.anabranch.mapping.MappedMessage;
import io.nats.client.Message;
import java.time.Duration;
import java.util.Optional;

/** Makes submissions of requests. */
final class RequestReader {

  private final SubmissionReader submissions;
  private final NatsSettings settings;

  RequestReader(SubmissionReader submissions, NatsSettings settings) {
    this.submissions = submissions;
    this.settings = settings;
  }

  /**
   * Reads one request. Nobody waits for the record of one without a reply subject.
   *
   * @return empty if the mapping leaves it out
   */
  Optional<Submission> read(Message request) throws BadSubmissionException, BadHeaderException {
    RequestHeaders headers = new RequestHeaders(request);
    boolean isJson = headers.isJson();
    Optional<String> intake = headers.intake();
    Optional<String> key = headers.key();
    Optional<String> idempotencyKey = headers.idempotencyKey();
    Duration timeout = headers.timeout(settings.timeout(), settings.longestTimeout());
    return submissions
        .read(request.getData(), isJson, intake)
        .map(
            mapped ->
                new Submission(
                    mapped.key() == null && key.isPresent()
                        ? new MappedMessage(key.get(), mapped.message())
                        : mapped,
                    idempotencyKey,
                    request.getReplyTo() == null ? Duration.ZERO : timeout));
  }
}
