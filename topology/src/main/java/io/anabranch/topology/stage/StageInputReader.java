package io.anabranch.topology.stage;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Results;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.pipeline.Needs;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Turns the bytes that a stage reads into a document, or says what is wrong with them. */
final class StageInputReader implements AutoCloseable {

  private final String topic;
  private final Needs needs;
  private final Deserializer<Object> deserializer;
  private final int textLimit;

  StageInputReader(String topic, Needs needs, Deserializer<Object> deserializer, int textLimit) {
    this.topic = topic;
    this.needs = needs;
    this.deserializer = deserializer;
    this.textLimit = textLimit;
  }

  /**
   * Reads one record.
   *
   * @param self the record as it was first read: the source of a message
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}: the record may
   *     be readable later
   */
  StageInput read(byte[] value, Source self) {
    Object record;
    try {
      record = deserializer.deserialize(topic, value);
    } catch (SerializationException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return undecodable(self, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return undecodable(self, "the deserializer failed: " + e.getClass().getName());
    }
    if (needs.several()) {
      return record instanceof Gathered gathered
          ? fromGathered(gathered)
          : wrongType(self, Gathered.class);
    }
    return fromSingle(needs.annotations().get(0), record, self);
  }

  @Override
  public void close() {
    deserializer.close();
  }

  private <T extends SpecificRecord> StageInput fromSingle(
      Annotation<T> need, Object record, Source self) {
    if (!need.type().isInstance(record)) {
      return wrongType(self, need.type());
    }
    T value = need.type().cast(record);
    if (value instanceof Message message) {
      return fromMessage(message, self);
    }
    StageError error = Results.error(value);
    Source source = Results.source(value);
    return error == null
        ? new StageInput.Usable(source, Document.empty().with(need, value))
        : upstream(source, need, error);
  }

  private StageInput fromMessage(Message message, Source self) {
    int length = message.getText().length();
    if (message.getText().codePoints().allMatch(StageInputReader::isInvisible)) {
      return new StageInput.Bad(
          self, new StageError(ErrorCause.EMPTY, "the text has no visible character"));
    }
    if (length > textLimit) {
      return new StageInput.Bad(
          self,
          new StageError(
              ErrorCause.TOO_LONG,
              "the text has %d UTF-16 code units; limits.text allows %d"
                  .formatted(length, textLimit)));
    }
    return new StageInput.Usable(self, Document.of(message));
  }

  /** White space of any kind, and control and format characters: nothing to enrich. */
  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  private StageInput fromGathered(Gathered gathered) {
    Document document = Document.empty();
    for (Annotation<?> need : needs.annotations()) {
      Schema.Field field = gathered.getSchema().getField(Needs.fieldName(need));
      SpecificRecord value = (SpecificRecord) gathered.get(field.pos());
      if (value == null) {
        return upstream(
            gathered.getSource(),
            need,
            new StageError(ErrorCause.UNDECODABLE, "it could not be decoded, or is too large"));
      }
      StageError error = Results.error(value);
      if (error != null) {
        return upstream(gathered.getSource(), need, error);
      }
      document = with(document, need, value);
    }
    return new StageInput.Usable(gathered.getSource(), document);
  }

  private static <T extends SpecificRecord> Document with(
      Document document, Annotation<T> need, SpecificRecord value) {
    return document.with(need, need.type().cast(value));
  }

  private static StageInput upstream(Source source, Annotation<?> need, StageError error) {
    return new StageInput.Upstream(
        source,
        new StageError(
            ErrorCause.UPSTREAM, "needs '%s': %s".formatted(need.name(), error.getReason())));
  }

  private StageInput wrongType(Source self, Class<?> expected) {
    return undecodable(self, "expected a record of type " + expected.getName());
  }

  private StageInput undecodable(Source self, String reason) {
    StageError error = new StageError(ErrorCause.UNDECODABLE, reason);
    return needs.annotations().equals(List.of(Annotation.MESSAGE))
        ? new StageInput.Bad(self, error)
        : new StageInput.Unidentified(error);
  }
}
