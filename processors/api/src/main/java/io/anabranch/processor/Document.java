package io.anabranch.processor;

import io.anabranch.schema.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is known of one message so far: its annotations. Immutable, as long as its records are. */
public final class Document {

  private final Map<Annotation<?>, SpecificRecord> annotations;
  private final @Nullable RecordPlace place;

  private Document(Map<Annotation<?>, SpecificRecord> annotations, @Nullable RecordPlace place) {
    this.annotations = annotations;
    this.place = place;
  }

  /** A document of which nothing is known yet. */
  public static Document empty() {
    return new Document(Map.of(), null);
  }

  /** A document of which only the message is known. */
  public static Document of(Message message) {
    return empty().with(Annotation.MESSAGE, message);
  }

  /** This document with one annotation more. */
  public <T extends SpecificRecord> Document with(Annotation<T> annotation, T value) {
    Map<Annotation<?>, SpecificRecord> extended = new HashMap<>(annotations);
    extended.put(annotation, annotation.type().cast(value));
    return new Document(extended, place);
  }

  /** This document as it was read from a record. */
  public Document readFrom(RecordPlace record) {
    return new Document(annotations, record);
  }

  /** The record that it was read from, if it was and that is known. */
  public Optional<RecordPlace> place() {
    return Optional.ofNullable(place);
  }

  public boolean has(Annotation<?> annotation) {
    return annotations.containsKey(annotation);
  }

  /** This document with every annotation replaced. */
  public Document map(UnaryOperator<SpecificRecord> change) {
    Map<Annotation<?>, SpecificRecord> changed = new HashMap<>();
    annotations.forEach((annotation, value) -> changed.put(annotation, change.apply(value)));
    return new Document(changed, place);
  }

  /** An annotation of this Avro type, whatever its name. */
  public <T extends SpecificRecord> Optional<T> find(Class<T> type) {
    return annotations.values().stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /**
   * The value of one annotation.
   *
   * @throws IllegalStateException if the annotation is unknown, which means that the processor did
   *     not list it among its needs
   */
  public <T extends SpecificRecord> T get(Annotation<T> annotation) {
    SpecificRecord value = annotations.get(annotation);
    if (value == null) {
      throw new IllegalStateException(
          "annotation '" + annotation + "' is missing; present are " + annotations.keySet());
    }
    return annotation.type().cast(value);
  }
}
