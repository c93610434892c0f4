package io.anabranch.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

  @TempDir Path folder;

  private final List<String> processed = new ArrayList<>();

  private final Commands commands =
      new Commands(
          new DirectPeer() {
            @Override
            public void process(List<String> texts, String variant) {
              texts.forEach(text -> processed.add(variant + ":" + text));
            }

            @Override
            public JsonNode result(String text, String variant) {
              return new TextNode(variant + ":" + text);
            }
          });

  @Test
  void shouldRepeatMessagesUpToCount() throws IOException {
    JsonNode answer = commands.answer("round " + file() + " 3");

    assertThat(processed).containsExactly(":a", ":b", ":a");
    assertThat(answer.path("messages").asInt()).isEqualTo(3);
    assertThat(answer.path("nanos").asLong()).isPositive();
    assertThat(answer.has("cpuNanos")).isTrue();
  }

  @Test
  void shouldPassVariantOn() throws IOException {
    var unused = commands.answer("round " + file() + " 1 other");

    assertThat(processed).containsExactly("other:a");
    assertThat(commands.answer("result {\"text\":\"t\",\"variant\":\"v\"}").asText())
        .isEqualTo("v:t");
  }

  @Test
  void shouldAnswerErrors() {
    assertThat(commands.answer("jump").path("error").asText()).contains("unknown command: jump");
    assertThat(commands.answer("round missing.jsonl 1").path("error").asText())
        .contains("missing.jsonl");
  }

  private Path file() throws IOException {
    return Files.writeString(folder.resolve("m.jsonl"), "{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
  }
}
