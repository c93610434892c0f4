package io.anabranch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.client.MessageId;
import io.anabranch.schema.Content;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Extension;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Source;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {

  private static final String WORD = "confidential";
  private static final Source SOURCE = new Source("messages", 1, 2L, Instant.ofEpochMilli(3));
  private static final ModelInfo MODEL = new ModelInfo("model", "1");

  @Test
  void shouldHoldNothingThatWasWrittenForThoseWhoMayNotReadIt() {
    JsonNode json = AnswerJson.of(new Answer.Found(enriched()), false);

    assertThat(json.toString()).doesNotContain(WORD);
    assertThat(json.at("/id").asText()).isEqualTo("messages-1-2-3");
    assertThat(json.at("/status").asText()).isEqualTo("COMPLETE");
    assertThat(json.at("/sentiment/label").asText()).isEqualTo("negative");
    assertThat(json.at("/content/language").asText()).isEqualTo("en");
    assertThat(json.path("content").properties()).hasSize(2);
    assertThat(json.at("/models/sentiment").asText()).isEqualTo("model:1");
  }

  @Test
  void shouldHoldEverythingForThoseWhoMayReadIt() {
    JsonNode json = AnswerJson.of(new Answer.Found(enriched()), true);

    assertThat(json.at("/message/text").asText()).isEqualTo("text " + WORD);
    assertThat(json.at("/keywords/keywords/0/term").asText()).isEqualTo("term " + WORD);
    assertThat(json.properties()).hasSameSizeAs(Enriched.SCHEMA$.getFields());
  }

  @Test
  void shouldSayWhatHasBecomeOfAMessageWithoutARecord() {
    Answer pending = new Answer.Pending(new MessageId("messages", 1, 2, 3));
    Answer busy = Answer.Refused.busy("too many", Duration.ofSeconds(1));

    assertThat(AnswerJson.of(pending, false))
        .hasToString("{\"id\":\"messages-1-2-3\",\"status\":\"PENDING\"}");
    assertThat(AnswerJson.of(new Answer.LeftOut(), false)).hasToString("{\"status\":\"LEFT_OUT\"}");
    assertThat(AnswerJson.of(busy, false)).hasToString("{\"error\":\"too many\"}");
  }

  private static Enriched enriched() {
    return Enriched.newBuilder()
        .setId("messages-1-2-3")
        .setRevision(1)
        .setReason(EnrichedReason.UNKNOWN)
        .setStatus(EnrichedStatus.COMPLETE)
        .setMessage(message())
        .setContent(content())
        .setPos(pos())
        .setSentiment(sentiment())
        .setKeywords(keywords())
        .setModels(Map.of("sentiment", "model:1"))
        .setExtensions(Map.of("priority", new Extension("x.Priority", MODEL, "\"" + WORD + "\"")))
        .setReceivedAt(Instant.EPOCH)
        .setEnrichedAt(Instant.EPOCH)
        .setSource(SOURCE)
        .build();
  }

  private static Message message() {
    return Message.newBuilder()
        .setText("text " + WORD)
        .setId(WORD)
        .setSubject("subject " + WORD)
        .setConversation(WORD)
        .setAuthor(WORD)
        .setAttributes(Map.of(WORD, WORD))
        .build();
  }

  private static Content content() {
    return Content.newBuilder()
        .setSource(SOURCE)
        .setModel(MODEL)
        .setProcessedAt(Instant.EPOCH)
        .setMessage(message())
        .setSaid("said " + WORD)
        .setLanguage("en")
        .build();
  }

  private static TaggedText pos() {
    return TaggedText.newBuilder()
        .setSource(SOURCE)
        .setModel(MODEL)
        .setProcessedAt(Instant.EPOCH)
        .setText(WORD)
        .setSentences(List.of(new Sentence(List.of(new Token(WORD, WORD, "NN", 0, WORD.length())))))
        .build();
  }

  private static Sentiment sentiment() {
    return Sentiment.newBuilder()
        .setSource(SOURCE)
        .setModel(MODEL)
        .setProcessedAt(Instant.EPOCH)
        .setLabel("negative")
        .build();
  }

  private static Keywords keywords() {
    return Keywords.newBuilder()
        .setSource(SOURCE)
        .setModel(MODEL)
        .setProcessedAt(Instant.EPOCH)
        .setKeywords(List.of(new Keyword("term " + WORD, WORD, "product", 1.0, 0, 4)))
        .build();
  }
}
