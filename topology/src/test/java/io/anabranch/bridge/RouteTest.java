package io.anabranch.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Enriched;
import io.anabranch.schema.Message;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RouteTest {

  @Test
  void shouldTakeHeadersBeforeFieldsOfTheMessage() {
    Enriched enriched = new Enriched();
    enriched.setMessage(
        Message.newBuilder().setText("text").setChannel("E-Mail (old)").setLanguage("de").build());
    RecordHeaders headers = new RecordHeaders();
    headers.add("anabranch.class", "help_needed".getBytes(UTF_8));
    headers.add("anabranch.language", "en-GB".getBytes(UTF_8));

    assertThat(
            new Route(List.of("class", "sentiment", "channel", "language", "tenant"))
                .of(enriched, headers))
        .containsExactly("help-needed", "none", "e-mail-old", "en-gb", "none");
  }

  @Test
  void shouldHaveWordsWithoutAMessage() {
    assertThat(new Route(List.of("channel")).of(new Enriched(), new RecordHeaders()))
        .containsExactly("none");
  }
}
