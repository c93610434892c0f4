package io.anabranch.intake.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.mapping.MappingKeys;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingSuggestionTest {

  @Test
  void shouldProposeEveryFieldOfANestedRecord() throws Exception {
    List<ObjectNode> sample =
        records(
            """
            {"event":"comment","internal":false,"ticket":{"id":9,"title":"Leak"},
             "comment":{"id":3,"body":"My dishwasher leaks from the door since Monday.",
               "sender":{"id":"17","role":"customer"},"created_at":1738573920000}}""",
            """
            {"event":"comment","internal":false,"ticket":{"id":9,"title":"Leak"},
             "comment":{"id":4,"body":"We send somebody tomorrow, please wait.",
               "sender":{"id":"2","role":"agent"},"created_at":1738573990000}}""");

    Map<String, String> keys = keys(sample);

    assertThat(keys)
        .containsEntry("text", "/comment/body")
        .containsEntry("id", "/comment/id")
        .containsEntry("subject", "/ticket/title")
        .containsEntry("conversation", "/ticket/id")
        .containsEntry("author", "/comment/sender/id")
        .containsEntry("createdAt", "/comment/created_at")
        .containsEntry("customer", "/comment/sender/role = customer")
        .containsEntry("agent", "/comment/sender/role = agent")
        .containsEntry("only", "/internal != true");
    Message message =
        MappingKeys.read("", Map.of(), keys).map(sample.get(1)).orElseThrow().message();
    assertThat(message.getText()).startsWith("We send");
    assertThat(message.getAuthorRole()).isEqualTo(AuthorRole.AGENT);
    assertThat(message.getCreatedAt()).isEqualTo("2025-02-03T09:13:10Z");
  }

  @Test
  void shouldTakeTheWordiestFieldWithoutAKnownName() throws Exception {
    assertThat(
            keys(
                records(
                    "{\"ref\":\"x-1\",\"was\":\"It has not come yet, where is it?\","
                        + "\"inbound\":\"True\"}")))
        .containsEntry("text", "/was")
        .containsEntry("customer", "/inbound = true")
        .containsEntry("agent", "/inbound = false")
        .doesNotContainKeys("id", "subject");
  }

  @Test
  void shouldProposeNothingWithoutText() throws Exception {
    assertThat(keys(records("{\"temperature\":21.5,\"at\":1738573920}"))).isEmpty();
  }

  private static Map<String, String> keys(List<ObjectNode> sample) {
    Map<String, String> keys = new LinkedHashMap<>();
    MappingSuggestion.of(sample).forEach(key -> keys.put(key.key(), key.value()));
    return keys;
  }

  private static List<ObjectNode> records(String... json) throws Exception {
    List<ObjectNode> records = new ArrayList<>();
    for (String one : json) {
      records.add((ObjectNode) new JsonMapper().readTree(one));
    }
    return records;
  }
}
