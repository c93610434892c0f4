package io.anabranch.topology.record;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.GatheredAnnotation;
import io.anabranch.schema.Source;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** Gathered records as tests make and read them. */
public final class GatheredRecords {

  private GatheredRecords() {}

  /** A gathered record without annotations. */
  public static Gathered of(Source source) {
    return Gathered.newBuilder().setSource(source).build();
  }

  /** Adds an annotation. */
  public static Gathered with(Gathered gathered, Annotation<?> annotation, SpecificRecord value) {
    gathered
        .getAnnotations()
        .put(
            annotation.name(),
            new GatheredAnnotation(ByteBuffer.wrap(SingleObjectSerdes.encode(value)), null));
    return gathered;
  }

  /** An annotation that has a value. */
  public static <T extends SpecificRecord> T value(Gathered gathered, Annotation<T> annotation) {
    return SingleObjectSerdes.decode(
        Objects.requireNonNull(gathered.getAnnotations().get(annotation.name())).getValue().array(),
        annotation.type());
  }
}
