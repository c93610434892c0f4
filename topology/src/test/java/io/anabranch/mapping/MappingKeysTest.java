package io.anabranch.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Message;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingKeysTest {

  private static final String COMMENT =
      "{\"type\":\"Comment\",\"internal\":false,\"sender\":\"Customer\","
          + "\"comment\":{\"body\":\"It drips.\",\"at\":\"03/02/2025 09:12\"},\"plan\":\"gold\"}";

  @Test
  void shouldMapAsTheKeysSay() throws Exception {
    RecordMapping mapping =
        MappingKeys.read(
            "",
            Map.of("channel", "=chat", "text", "/nowhere"),
            Map.of(
                "TEXT",
                "/comment/body",
                "created-at",
                "/comment/at",
                "zone",
                "Europe/Berlin",
                "date-format",
                "dd/MM/uuuu HH:mm",
                "customer",
                "/sender = customer",
                "attributes",
                "none",
                "attribute.level",
                "/plan"));

    Message message = mapping.map(record(COMMENT)).orElseThrow().message();

    assertThat(message.getText()).isEqualTo("It drips.");
    assertThat(message.getCreatedAt()).isEqualTo("2025-02-03T08:12:00Z");
    assertThat(message.getChannel()).isEqualTo("chat");
    assertThat(message.getAuthorRole()).isEqualTo(AuthorRole.CUSTOMER);
    assertThat(message.getAttributes()).isEqualTo(Map.of("level", "gold"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/type = comment; true",
        "/type = note | COMMENT; true",
        "/type = note; false",
        "/type != note; true",
        "/type != comment; false",
        "/none != comment; true",
        "/none = comment; false",
        "/internal = false; true",
        "/comment; true",
        "/none; false",
        "'/type = comment, /internal = true'; false",
        "'/type = comment, /internal = false'; true"
      })
  void shouldTakeWhatMeetsAllConditions(String only, boolean isTaken) throws Exception {
    RecordMapping mapping =
        MappingKeys.read("", Map.of(), Map.of("text", "/comment/body", "only", only));

    assertThat(mapping.map(record(COMMENT)).isPresent()).isEqualTo(isTaken);
  }

  @Test
  void shouldTakeTheRolesThatAreWanted() throws Exception {
    RecordMapping mapping =
        MappingKeys.read(
            "",
            Map.of(),
            Map.of(
                "text", "/comment/body", "agent", "/sender = Agent", "roles", "customer, unknown"));

    assertThat(mapping.map(record(COMMENT))).isPresent();
    assertThat(mapping.map(record(COMMENT.replace("Customer", "Agent"))))
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "txt; /a; intake.x.txt",
        "only; =; intake.x.only",
        "roles; boss; unknown, customer",
        "zone; Mars; Europe/Berlin",
        "date-format; nope; dd/MM/uuuu",
        "text; '/a,,/b'; intake.x.text"
      })
  void shouldNameTheKeyThatIsWrong(String key, String value, String problem) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> MappingKeys.read("intake.x.", Map.of(), Map.of(key, value)))
        .withMessageContaining("intake.x." + key)
        .withMessageContaining(problem);
  }

  private static ObjectNode record(String json) throws Exception {
    return (ObjectNode) new JsonMapper().readTree(json);
  }
}
