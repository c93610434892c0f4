package io.anabranch.mapping.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.mapping.MappingKeys;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {

  private static final Instant TIME = Instant.parse("2025-02-03T09:12:00Z");

  @ParameterizedTest
  @MethodSource("io.anabranch.mapping.preset.Presets#names")
  void shouldBeReadableAsKeys(String name) {
    assertThat(MappingKeys.read("", Presets.keys(name), Map.of())).isNotNull();
  }

  @Test
  void shouldReadZendesk() throws Exception {
    assertThat(
            message(
                "zendesk",
                """
                {"id":35436,"via":{"channel":"web"},"created_at":"2025-02-03T09:12:00Z",
                 "subject":"Leak","description":"It drips.","requester_id":17,"tags":["leak"]}"""))
        .isEqualTo(expected("web", "35436", "35436", "17", null));
    assertThat(
            message(
                "zendesk",
                """
                {"type":"zen:event-type:ticket.comment_added","time":"2025-02-03T09:12:00Z",
                 "detail":{"id":"9","description":"old","via":{"channel":"email"}},
                 "event":{"comment":{"id":"3","body":"It drips.","is_public":true,
                   "author":{"id":"17","is_staff":false}}}}"""))
        .isEqualTo(expected("email", "3", "9", "17", AuthorRole.CUSTOMER));
    assertThat(mapped("zendesk", "{\"id\":1,\"body\":\"hidden\",\"public\":false,\"author_id\":2}"))
        .isEmpty();
  }

  @Test
  void shouldReadFreshdesk() throws Exception {
    assertThat(
            message(
                "freshdesk",
                """
                {"id":3,"ticket_id":9,"body":"<p>It drips.</p>","body_text":"It drips.",
                 "incoming":true,"private":false,"user_id":17,"created_at":"2025-02-03T09:12:00Z"}
                """))
        .isEqualTo(expected("ticket", "3", "9", "17", AuthorRole.CUSTOMER));
  }

  @Test
  void shouldReadIntercom() throws Exception {
    assertThat(
            message(
                "intercom",
                """
                {"type":"notification_event","data":{"item":{"id":"9","created_at":1738573920,
                 "source":{"type":"chat","id":"3","body":"It drips.",
                   "author":{"type":"user","id":"17"}}}}}"""))
        .isEqualTo(expected("chat", "3", "9", "17", AuthorRole.CUSTOMER));
    assertThat(mapped("intercom", "{\"id\":\"4\",\"part_type\":\"note\",\"body\":\"hidden\"}"))
        .isEmpty();
  }

  @Test
  void shouldReadJira() throws Exception {
    assertThat(
            message(
                "jira",
                """
                {"webhookEvent":"comment_created","timestamp":1,
                 "comment":{"id":"3","body":"It drips.","created":"2025-02-03T10:12:00.000+0100",
                   "author":{"accountId":"17"},"jsdPublic":true},
                 "issue":{"key":"SD-9","fields":{"summary":"Leak"}}}"""))
        .isEqualTo(expected("ticket", "3", "SD-9", "17", null));
    assertThat(
            message(
                "jira",
                """
                {"Issue key":"SD-9","Summary":"Leak","Description":"It drips.","Reporter":"17",
                 "Created":"2025-02-03 09:12"}"""))
        .isEqualTo(expected("ticket", "SD-9", "SD-9", "17", null));
  }

  @Test
  void shouldReadZammad() throws Exception {
    assertThat(
            message(
                "zammad",
                """
                {"ticket":{"number":"9","title":"Leak"},"article":{"id":3,"type":"email",
                 "body":"It drips.","sender":"Customer","from":"17","internal":false,
                 "created_at":"2025-02-03T09:12:00.000Z"}}"""))
        .isEqualTo(expected("email", "3", "9", "17", AuthorRole.CUSTOMER));
  }

  @Test
  void shouldReadTweets() throws Exception {
    assertThat(
            message(
                "tweets",
                """
                {"tweet_id":"3","author_id":"17","inbound":"True","text":"It drips.",
                 "created_at":"Mon Feb 03 09:12:00 +0000 2025","in_response_to_tweet_id":"9"}"""))
        .isEqualTo(expected("tweet", "3", "9", "17", AuthorRole.CUSTOMER));
  }

  @Test
  void shouldNameThePresetsThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.keys("none"))
        .withMessageContaining("zammad, zendesk");
  }

  /** Without subject and attributes. */
  private static Message expected(
      String channel, String id, String conversation, String author, @Nullable AuthorRole role) {
    return Message.newBuilder()
        .setText("It drips.")
        .setChannel(channel)
        .setId(id)
        .setConversation(conversation)
        .setAuthor(author)
        .setAuthorRole(role)
        .setCreatedAt(TIME)
        .build();
  }

  private static Message message(String preset, String json) throws Exception {
    Message message = mapped(preset, json).orElseThrow().message();
    message.setAttributes(Map.of());
    assertThat(message.getSubject()).isIn("Leak", null);
    message.setSubject(null);
    return message;
  }

  private static Optional<MappedMessage> mapped(String preset, String json) throws Exception {
    return MappingKeys.read("", Presets.keys(preset), Map.of())
        .map((ObjectNode) new JsonMapper().readTree(json));
  }
}
