package io.anabranch.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.SkipCause;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import io.anabranch.task.WorkerReply.Word;
import io.anabranch.topology.pipeline.TestStages;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent and answered is as the schemas say that programs in other languages are given. */
class EnvelopeSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema TASK = schema("task.schema.json");
  private static final JsonSchema ANSWER = schema("answer.schema.json");
  private static final TaskQueue QUEUE = new TaskQueue("embedding", new ModelInfo("m", "1"));

  static List<Word> words() {
    OutcomeJson<Embedding> outcomes = new OutcomeJson<>(Embedding.class);
    Embedding embedding = new Embedding();
    embedding.setVector(List.of(1f));
    embedding.setHiddenState(List.of());
    return List.of(
        new Word.Working(),
        new Word.Refused("why"),
        new Word.Answered(List.of()),
        new Word.Answered(
            List.of(
                outcomes.write(new Outcome.Done<>(embedding)),
                outcomes.write(new Outcome.Rejected<>("why")),
                outcomes.write(new Outcome.Skipped<>(SkipCause.LANGUAGE, "why")))));
  }

  @ParameterizedTest
  @MethodSource("words")
  void shouldDescribeWhatIsAnswered(Word word) throws Exception {
    byte[] answer = new WorkerReply("task-1", "worker-1", word).write();

    assertThat(ANSWER.validate(JSON.readTree(answer))).isEmpty();
    assertThat(WorkerReply.read(answer).write()).isEqualTo(answer);
  }

  @Test
  void shouldDescribeWhatIsSent() throws Exception {
    JsonNode document =
        new DocumentJson(Set.of(Annotation.MESSAGE)).write(Document.of(TestStages.message("text")));
    JsonNode pointer =
        JSON.readTree(
            "{\"record\": {\"topic\": \"support.content\", \"partition\": 1, \"offset\": 7}}");
    byte[] task =
        TaskEnvelope.write(
            "task-1",
            QUEUE,
            Instant.parse("2026-01-31T12:00:00.5Z"),
            List.of(TaskEnvelope.writeDocument(document), TaskEnvelope.writeDocument(pointer)));

    assertThat(TASK.validate(JSON.readTree(task))).isEmpty();
    assertThat(TaskEnvelope.read(task).documents()).hasSize(2);
    assertThat(TaskEnvelope.read(task).queue()).isEqualTo(QUEUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\": 2, \"id\": \"t\", \"worker\": \"w\", \"outcomes\": []}",
        "{\"version\": 1, \"worker\": \"w\", \"outcomes\": []}",
        "{\"version\": 1, \"id\": \"t\", \"worker\": \"w\"}",
        "{\"version\": 1, \"id\": \"t\", \"worker\": \"w\", \"outcomes\": [{}]}"
      })
  void shouldRefuseWhatIsNoAnswer(String answer) throws Exception {
    assertThat(ANSWER.validate(JSON.readTree(answer))).isNotEmpty();
  }

  private static JsonSchema schema(String name) {
    try (InputStream in =
        Objects.requireNonNull(TaskEnvelope.class.getResourceAsStream(name), name)) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }
}
