package io.anabranch.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** Nested JSON without a schema. */
record JsonChats(String name) implements ForeignTopic {

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "intake.chat.topic", name,
        "intake.chat.text", "/comment/body",
        "intake.chat.conversation", "/comment/thread",
        "intake.chat.only", "/type = comment");
  }

  @Override
  public void send(Trial trial, int from, int end) {
    ForeignProducer.send(trial.cluster().bootstrapServers(), name, from, end, this::chat);
  }

  private byte[] chat(int number) {
    return "{\"type\":\"comment\",\"comment\":{\"thread\":%d,\"body\":\"%s\"}}"
        .formatted(number % 9, text(number))
        .getBytes(UTF_8);
  }
}
