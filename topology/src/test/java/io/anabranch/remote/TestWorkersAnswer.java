package io.anabranch.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.task.TaskEnvelope;
import io.anabranch.task.WorkerReply.Word;
import java.util.List;

/** What a worker answers in tests. */
final class TestWorkersAnswer {

  private TestWorkersAnswer() {}

  /** That it works, and then of each document the length of its text as the dimension. */
  static List<Word> lengths(TaskEnvelope task) {
    List<JsonNode> outcomes =
        task.documents().stream()
            .map(document -> value(document.at("/message/text").asText().length()))
            .toList();
    return List.of(new Word.Working(), new Word.Answered(outcomes));
  }

  /** An embedding of a dimension. */
  static JsonNode value(int dimension) {
    return JsonNodeFactory.instance
        .objectNode()
        .set("value", JsonNodeFactory.instance.objectNode().put("dimension", dimension));
  }
}
