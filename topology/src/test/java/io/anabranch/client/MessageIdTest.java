package io.anabranch.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

  @Test
  void shouldReadWhatItWrites() {
    MessageId id = new MessageId("support-eu.messages-1", 3, 1027, 1764576000000L);

    assertThat(MessageId.parse(id.toString())).contains(id);
    assertThat(id).hasToString("support-eu.messages-1-3-1027-1764576000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "messages",
        "messages-1-2",
        "messages-1-2-3-",
        "-1-2-3",
        "messages-a-2-3",
        "messages-1-2-3\n",
        "messages/x-1-2-3",
        "messages-99999999999-2-3",
        "messages-1-9999999999999999999-3",
        "messages-١-2-3"
      })
  void shouldReadNothingElse(String id) {
    assertThat(MessageId.parse(id)).isEmpty();
  }
}
