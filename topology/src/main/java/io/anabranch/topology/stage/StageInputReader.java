package io.anabranch.topology.stage;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.RecordPlace;
import io.anabranch.processor.Results;
import io.anabranch.processor.said.SaidView;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.GatheredAnnotation;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.pipeline.Topics;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Turns the bytes that a stage reads into a document, or says what is wrong with them. */
final class StageInputReader implements AutoCloseable {

  private static final StageError NOT_DECODABLE =
      new StageError(ErrorCause.UNDECODABLE, "it could not be decoded");

  private final Topics topics;
  private final StageReading reading;
  private final Deserializer<Object> deserializer;
  private final int textLimit;

  /**
   * @param topics names of the topics
   * @param reading what the stage reads
   * @param deserializer closed with the reader
   * @param textLimit longest text to read, in UTF-16 code units
   */
  StageInputReader(
      Topics topics, StageReading reading, Deserializer<Object> deserializer, int textLimit) {
    this.topics = topics;
    this.reading = reading;
    this.deserializer = deserializer;
    this.textLimit = textLimit;
  }

  /**
   * Reads one record.
   *
   * @param self the record as it was first read: the source of a message
   * @param place where the bytes are
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}: the record may
   *     be readable later
   */
  StageInput read(byte[] value, Source self, RecordPlace place) {
    Object record;
    try {
      record = decode(topics.of(reading.needs()), value);
    } catch (SerializationException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return undecodable(self, String.valueOf(e.getMessage()));
    }
    Document document = Document.empty().readFrom(place);
    if (reading.needs().several()) {
      return record instanceof Gathered gathered
          ? fromGathered(gathered, document)
          : wrongType(self, Gathered.class);
    }
    return fromSingle(reading.needs().annotations().get(0), record, self, document);
  }

  @Override
  public void close() {
    deserializer.close();
  }

  private <T extends SpecificRecord> StageInput fromSingle(
      Annotation<T> need, Object record, Source self, Document empty) {
    if (!need.type().isInstance(record)) {
      return wrongType(self, need.type());
    }
    T value = need.type().cast(record);
    if (value instanceof Message message) {
      return usable(self, empty.with(Annotation.MESSAGE, message));
    }
    StageError error = Results.error(value);
    Source source = Results.source(value);
    return error == null ? usable(source, empty.with(need, value)) : upstream(source, need, error);
  }

  /** What the processor sees, unless it cannot make anything of it. */
  private StageInput usable(Source source, Document document) {
    SaidView view = SaidView.of(document);
    if (reading.isContent()) {
      return new StageInput.Usable(source, view);
    }
    Optional<Outcome.Skipped<Object>> skipped = view.skip(reading.languages());
    if (skipped.isPresent()) {
      return new StageInput.Unusable(
          source, new StageError(skipped.get().cause().cause(), skipped.get().reason()));
    }
    int length = view.messageLength();
    if (length > textLimit) {
      return new StageInput.Unusable(
          source,
          new StageError(
              ErrorCause.TOO_LONG,
              "the text has %d UTF-16 code units; limits.text allows %d"
                  .formatted(length, textLimit)));
    }
    return new StageInput.Usable(source, view);
  }

  private StageInput fromGathered(Gathered gathered, Document empty) {
    Document document = empty;
    for (Annotation<?> need : reading.needs().annotations()) {
      GatheredValue value = read(need, gathered.getAnnotations().get(need.name()));
      if (value.record() != null) {
        document = with(document, need, value.record());
      } else if (reading.required().contains(need)) {
        return upstream(gathered.getSource(), need, Objects.requireNonNull(value.error()));
      }
    }
    return usable(gathered.getSource(), document);
  }

  /** An annotation of a gathered record, or why there is none. */
  private record GatheredValue(@Nullable SpecificRecord record, @Nullable StageError error) {}

  private GatheredValue read(Annotation<?> need, @Nullable GatheredAnnotation gathered) {
    if (gathered == null || gathered.getValue() == null) {
      return new GatheredValue(null, gathered == null ? NOT_DECODABLE : gathered.getError());
    }
    ByteBuffer value = gathered.getValue();
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    try {
      Object record = decode(topics.of(need), bytes);
      if (!need.type().isInstance(record)) {
        return new GatheredValue(null, NOT_DECODABLE);
      }
      SpecificRecord annotation = need.type().cast(record);
      StageError error = Results.error(annotation);
      return error == null ? new GatheredValue(annotation, null) : new GatheredValue(null, error);
    } catch (SerializationException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return new GatheredValue(null, NOT_DECODABLE);
    }
  }

  /**
   * Decodes a record.
   *
   * @throws SerializationException if that is not possible, now or later
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}
   */
  private Object decode(String topic, byte[] value) {
    try {
      return deserializer.deserialize(topic, value);
    } catch (RuntimeException e) {
      if (BrokenDependency.causes(e) || e instanceof SerializationException) {
        throw e;
      }
      throw new SerializationException("the deserializer failed: " + e.getClass().getName(), e);
    }
  }

  private static <T extends SpecificRecord> Document with(
      Document document, Annotation<T> need, SpecificRecord value) {
    return document.with(need, need.type().cast(value));
  }

  private static StageInput upstream(Source source, Annotation<?> need, StageError error) {
    ErrorCause cause = Results.isSkip(error.getCause()) ? error.getCause() : ErrorCause.UPSTREAM;
    return new StageInput.Unusable(
        source, new StageError(cause, "needs '%s': %s".formatted(need.name(), error.getReason())));
  }

  private StageInput wrongType(Source self, Class<?> expected) {
    return undecodable(self, "expected a record of type " + expected.getName());
  }

  private StageInput undecodable(Source self, String reason) {
    StageError error = new StageError(ErrorCause.UNDECODABLE, reason);
    return reading.needs().annotations().equals(List.of(Annotation.MESSAGE))
        ? new StageInput.Unusable(self, error)
        : new StageInput.Unidentified(error);
  }
}
