package io.anabranch.gateway.http;

import io.anabranch.gateway.Answer;
import io.anabranch.gateway.AnswerJson;
import io.anabranch.http.HttpAnswer;

/** Answers of the gateway as those of HTTP. */
final class Answers {

  private Answers() {}

  static HttpAnswer of(Answer answer, boolean hasText) {
    HttpAnswer http = HttpAnswer.json(answer.status(), AnswerJson.of(answer, hasText));
    if (answer instanceof Answer.Pending pending) {
      return http.withHeader("Location", "/v1/messages/" + pending.id());
    }
    if (answer instanceof Answer.Refused refused && refused.retryAfter().isPresent()) {
      return http.withHeader(
          "Retry-After", Long.toString(Math.max(1, refused.retryAfter().get().toSeconds())));
    }
    return http;
  }
}
