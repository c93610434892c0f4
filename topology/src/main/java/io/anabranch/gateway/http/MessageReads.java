package io.anabranch.gateway.http;

import io.anabranch.client.MessageId;
import io.anabranch.gateway.Gateway;
import io.anabranch.http.HttpAnswer;
import io.anabranch.http.HttpCall;
import io.anabranch.http.HttpHandler;
import java.util.EnumSet;
import java.util.Optional;

/** {@code GET /v1/messages/{id}}: what has become of a message. */
final class MessageReads implements HttpHandler {

  private final Gateway gateway;
  private final Access access;

  MessageReads(Gateway gateway, Access access) {
    this.gateway = gateway;
    this.access = access;
  }

  @Override
  public void handle(HttpCall call) {
    Optional<HttpAnswer> refusal = access.refuse(call, EnumSet.of(Role.READ, Role.TEXT));
    if (refusal.isPresent()) {
      call.answer(refusal.get());
      return;
    }
    Optional<MessageId> id = MessageId.parse(call.pathParameter("id"));
    if (id.isEmpty()) {
      call.answer(HttpAnswer.error(400, "an id is TOPIC-PARTITION-OFFSET-TIMESTAMP"));
      return;
    }
    boolean hasText = access.has(call, Role.TEXT);
    call.answer(gateway.find(id.get()).thenApply(answer -> Answers.of(answer, hasText)));
  }
}
