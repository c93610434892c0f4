package io.anabranch.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageMappingTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void shouldReadEveryFieldByItsName() throws Exception {
    MappedMessage mapped =
        MessageMapping.PLAIN.map(
            record(
                """
                {"key":"c-1","text":"Hello","id":17,"subject":"Hi","conversation":"v-1",
                 "channel":"email","tenant":"t","language":"en","author":"a","authorRole":"customer",
                 "createdAt":"2026-10-05T08:12:44Z","attributes":{"plan":"gold","seats":3}}
                """));

    assertThat(mapped.key()).isEqualTo("c-1");
    assertThat(mapped.message())
        .isEqualTo(
            Message.newBuilder()
                .setText("Hello")
                .setId("17")
                .setSubject("Hi")
                .setConversation("v-1")
                .setChannel("email")
                .setTenant("t")
                .setLanguage("en")
                .setAuthor("a")
                .setAuthorRole(AuthorRole.CUSTOMER)
                .setCreatedAt(Instant.parse("2026-10-05T08:12:44Z"))
                .setAttributes(Map.of("plan", "gold", "seats", "3"))
                .build());
  }

  @Test
  void shouldNotMindCaseBlanksAndUnderscores() throws Exception {
    Message message =
        MessageMapping.PLAIN
            .map(record("{\"Text\":\"a\",\"created_at\":1613415151,\"Author Role\":\"AGENT\"}"))
            .message();

    assertThat(message.getText()).isEqualTo("a");
    assertThat(message.getCreatedAt()).isEqualTo("2021-02-15T18:52:31Z");
    assertThat(message.getAuthorRole()).isEqualTo(AuthorRole.AGENT);
    assertThat(message.getAttributes()).isEmpty();
  }

  @Test
  void shouldReadTheOneFieldThatLooksLikeText() throws Exception {
    ObjectNode ticket =
        record("{\"id\":1,\"description\":\"It leaks\",\"via\":{\"channel\":\"web\"}}");

    assertThat(MessageMapping.PLAIN.textField(ticket)).contains("description");
    Message message = MessageMapping.PLAIN.map(ticket).message();
    assertThat(message.getText()).isEqualTo("It leaks");
    assertThat(message.getAttributes()).isEqualTo(Map.of("via.channel", "web"));
  }

  @Test
  void shouldNotChooseBetweenTwoThatLookLikeText() {
    assertThatExceptionOfType(UnmappableException.class)
        .isThrownBy(
            () -> MessageMapping.PLAIN.map(record("{\"body\":\"a\",\"description\":\"b\"}")))
        .withMessage(
            "no text: say which field it is (of a file by --text-field or --map text=PATH, of a topic"
                + " by text: PATH); there are body, description");
  }

  @Test
  void shouldReadByPathAndFillIn() throws Exception {
    MessageMapping mapping =
        MessageMapping.PLAIN.with(
            Map.of(
                "text", Optional.of(FieldExpression.parse("/comment/body")),
                "key", Optional.of(FieldExpression.parse("ticket id")),
                "createdAt", Optional.empty()),
            Map.of("channel", "ticket", "origin", "import"),
            Times.UTC);

    MappedMessage mapped =
        mapping.map(
            record(
                """
                {"ticket_id": 7, "createdAt": "soon", "comment": {"body": "a", "tags": ["x"]}}
                """));

    assertThat(mapped.key()).isEqualTo("7");
    assertThat(mapped.message().getText()).isEqualTo("a");
    assertThat(mapped.message().getChannel()).isEqualTo("ticket");
    assertThat(mapped.message().getAttributes())
        .isEqualTo(
            Map.of(
                "origin", "import",
                "createdAt", "soon",
                "comment.body", "a",
                "comment.tags", "[\"x\"]"));
  }

  @Test
  void shouldNameFieldAndWhatIsAllowed() {
    assertThatExceptionOfType(UnmappableException.class)
        .isThrownBy(
            () -> MessageMapping.PLAIN.map(record("{\"text\":\"a\",\"authorRole\":\"boss\"}")))
        .withMessageStartingWith("field 'authorRole': allowed are [")
        .withMessageContaining("customer")
        .withMessageNotContaining("boss");
    assertThatExceptionOfType(UnmappableException.class)
        .isThrownBy(
            () -> MessageMapping.PLAIN.map(record("{\"text\":\"a\",\"createdAt\":\"soon\"}")))
        .withMessageStartingWith("field 'createdAt': expected a time such as");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MessageMapping.PLAIN.with(Map.of("txt", Optional.empty()), Map.of(), Times.UTC))
        .withMessageStartingWith("'txt' is no field of a message; allowed are author,");
  }

  private static ObjectNode record(String json) throws Exception {
    return (ObjectNode) JSON.readTree(json);
  }
}
