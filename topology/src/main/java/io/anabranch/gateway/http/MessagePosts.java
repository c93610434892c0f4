package io.anabranch.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.anabranch.gateway.Answer;
import io.anabranch.gateway.BadSubmissionException;
import io.anabranch.gateway.Submission;
import io.anabranch.gateway.SubmissionReader;
import io.anabranch.gateway.SubmissionService;
import io.anabranch.gateway.http.MessageParameters.BadParameterException;
import io.anabranch.gateway.http.MessageParameters.Format;
import io.anabranch.http.AnswerStream;
import io.anabranch.http.HttpAnswer;
import io.anabranch.http.HttpCall;
import io.anabranch.http.HttpHandler;
import io.anabranch.mapping.MappedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code POST /v1/messages}: one message, or one a line. */
final class MessagePosts implements HttpHandler {

  private static final String LINES = "application/x-ndjson";

  private final SubmissionService service;
  private final SubmissionReader reader;
  private final Access access;
  private final Duration longest;

  /**
   * @param longest that a caller may wait
   */
  MessagePosts(
      SubmissionService service, SubmissionReader reader, Access access, Duration longest) {
    this.service = service;
    this.reader = reader;
    this.access = access;
    this.longest = longest;
  }

  @Override
  public void handle(HttpCall call) {
    Optional<HttpAnswer> refusal = access.refuse(call, EnumSet.of(Role.WRITE));
    if (refusal.isPresent()) {
      call.answer(refusal.get());
      return;
    }
    MessageParameters parameters;
    try {
      parameters = MessageParameters.of(call, longest);
    } catch (BadParameterException e) {
      call.answer(HttpAnswer.error(e.status(), String.valueOf(e.getMessage())));
      return;
    }
    boolean hasText = access.has(call, Role.TEXT);
    if (parameters.format() == Format.LINES) {
      var unused =
          call.body()
              .thenAccept(body -> answerLines(call, body, parameters, hasText))
              .whenComplete(
                  (done, error) -> {
                    if (error != null) {
                      call.answer(CompletableFuture.<HttpAnswer>failedFuture(error));
                    }
                  });
    } else {
      call.answer(
          call.body()
              .thenCompose(body -> submit(body, parameters, parameters.idempotencyKey()))
              .thenApply(answer -> Answers.of(answer, hasText)));
    }
  }

  private void answerLines(
      HttpCall call, byte[] body, MessageParameters parameters, boolean hasText) {
    List<byte[]> lines = lines(body);
    if (lines.isEmpty()) {
      call.answer(HttpAnswer.error(400, "there is no line"));
      return;
    }
    AnswerStream stream = call.stream(200, LINES, Map.of());
    new MessageLines(
            lines.size(),
            number ->
                submit(
                    lines.get(number),
                    parameters,
                    parameters.idempotencyKey().map(key -> key + "/" + (number + 1))),
            stream,
            hasText)
        .proceed();
  }

  /** Those that are not blank. Bytes, as each says for itself whether it is UTF-8. */
  private static List<byte[]> lines(byte[] body) {
    List<byte[]> lines = new ArrayList<>();
    int begin = 0;
    for (int end = 0; end <= body.length; end++) {
      if (end == body.length || body[end] == '\n') {
        byte[] line = Arrays.copyOfRange(body, begin, end);
        if (!new String(line, ISO_8859_1).isBlank()) {
          lines.add(line);
        }
        begin = end + 1;
      }
    }
    return lines;
  }

  private CompletableFuture<Answer> submit(
      byte[] body, MessageParameters parameters, Optional<String> idempotencyKey) {
    try {
      Optional<MappedMessage> message =
          reader.read(body, parameters.format() != Format.TEXT, parameters.intake());
      if (message.isEmpty()) {
        return CompletableFuture.completedFuture(new Answer.LeftOut());
      }
      String key = message.get().key();
      MappedMessage keyed =
          new MappedMessage(
              key == null ? parameters.key().orElse(null) : key, message.get().message());
      return service
          .submit(new Submission(keyed, idempotencyKey, parameters.timeout()))
          .toCompletableFuture();
    } catch (BadSubmissionException e) {
      return CompletableFuture.completedFuture(e.answer());
    }
  }
}
