package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.content.RuleContentFactory;
import io.anabranch.processor.content.evaluation.MarkedMessage;
import io.anabranch.processor.content.evaluation.MarkedMessages;
import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second opinion: a parser of mail replies that is not ours. */
@Tag("interop")
class ReplyParserIT {

  private static final Path CLIENTS = Path.of(System.getProperty("anabranch.interop"));
  private static final Path HELD_OUT =
      Path.of(System.getProperty("anabranch.testdata"), "content", "test.jsonl");
  private static final JsonMapper JSON = new JsonMapper();

  /** Of the held-out messages, so many that are more than what is said, at least. */
  private static final int KNOWN_TO_THE_OTHER = 40;

  @TempDir private Path folder;

  @Test
  void shouldFindWhateverAnotherParserFinds() throws Exception {
    List<MarkedMessage> messages = MarkedMessages.read(HELD_OUT);
    List<String> ours = ours(messages);
    List<String> theirs = theirs(messages);

    List<String> missed = new ArrayList<>();
    int known = 0;
    for (int i = 0; i < messages.size(); i++) {
      String plain = letters(messages.get(i).plain());
      boolean around = !plain.isEmpty() && !letters(messages.get(i).text()).equals(plain);
      if (around && letters(theirs.get(i)).equals(plain)) {
        known++;
        if (!letters(ours.get(i)).equals(plain)) {
          missed.add(messages.get(i).format());
        }
      }
    }

    assertThat(known).isGreaterThan(KNOWN_TO_THE_OTHER);
    assertThat(missed)
        .as("formats that the other parser reads rightly, and ours does not")
        .isEmpty();
  }

  private static List<String> ours(List<MarkedMessage> messages) {
    try (TextProcessor<Content> processor =
        new RuleContentFactory().create(Map.of(), new Models(Path.of("unused"), () -> null))) {
      return messages.stream()
          .map(
              message -> {
                Message text = Message.newBuilder().setText(message.text()).build();
                Document document = Document.empty().with(Annotation.MESSAGE, text);
                return processor.process(List.of(document)).get(0)
                            instanceof Outcome.Done<Content> done
                        && done.value().getSaid() != null
                    ? done.value().getSaid()
                    : message.text();
              })
          .toList();
    }
  }

  private List<String> theirs(List<MarkedMessage> messages) throws Exception {
    Path input = folder.resolve("input");
    Path output = folder.resolve("output");
    List<String> lines = new ArrayList<>();
    for (MarkedMessage message : messages) {
      lines.add(JSON.writeValueAsString(Map.of("text", message.text())));
    }
    Files.write(input, lines);
    Process process =
        new ProcessBuilder("node", CLIENTS.resolve("reply_parser.mjs").toString())
            .redirectErrorStream(true)
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      List<String> said = new ArrayList<>();
      for (String line : Files.readAllLines(output)) {
        said.add(said(line));
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String said(String line) throws IOException {
    return JSON.readTree(line).path("said").asText();
  }

  private static String letters(String text) {
    return text.replaceAll("[\\s\\p{Z}]+", "");
  }
}
