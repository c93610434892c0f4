package io.anabranch.processor;

import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The four fields that the result of every stage has, whatever its type. */
public final class Results {

  private static final String SOURCE = "source";
  private static final String MODEL = "model";
  private static final String PROCESSED_AT = "processedAt";
  private static final String ERROR = "error";
  private static final Set<ErrorCause> SKIPS =
      EnumSet.of(ErrorCause.UPSTREAM, ErrorCause.NOTHING_SAID, ErrorCause.LANGUAGE);

  private Results() {}

  /**
   * Completes a processor's annotation, in place. A field that the processor has left out, because
   * it was built before there was one, gets the default of its schema.
   */
  public static <T extends SpecificRecord> T complete(
      T annotation, Source source, ModelInfo model, Instant processedAt) {
    for (Schema.Field field : annotation.getSchema().getFields()) {
      if (annotation.get(field.pos()) == null && field.hasDefaultValue()) {
        annotation.put(field.pos(), SpecificData.get().getDefaultValue(field));
      }
    }
    put(annotation, SOURCE, source);
    put(annotation, MODEL, model);
    put(annotation, PROCESSED_AT, processedAt);
    return annotation;
  }

  /** A result that holds an error, and the schema's defaults in every other field. */
  public static <T extends SpecificRecord> T failed(
      Annotation<T> annotation,
      StageError error,
      Source source,
      ModelInfo model,
      Instant processedAt) {
    Schema schema = SpecificData.get().getSchema(annotation.type());
    T result = annotation.type().cast(SpecificData.newInstance(annotation.type(), schema));
    for (Schema.Field field : schema.getFields()) {
      if (field.hasDefaultValue()) {
        result.put(field.pos(), SpecificData.get().getDefaultValue(field));
      }
    }
    put(result, ERROR, error);
    return complete(result, source, model, processedAt);
  }

  public static Source source(SpecificRecord result) {
    return (Source) get(result, SOURCE);
  }

  public static ModelInfo model(SpecificRecord result) {
    return (ModelInfo) get(result, MODEL);
  }

  /** Name and version of a model, with a colon between. */
  public static String modelId(ModelInfo model) {
    return model.getName() + ":" + model.getVersion();
  }

  public static @Nullable StageError error(SpecificRecord result) {
    Schema.Field field = result.getSchema().getField(ERROR);
    return field == null ? null : (StageError) result.get(field.pos());
  }

  /**
   * Whether a stage has nothing to say, or cannot, because one before it has nothing: neither is an
   * error of its own, or a dead letter.
   */
  public static boolean isSkip(ErrorCause cause) {
    return SKIPS.contains(cause);
  }

  private static Object get(SpecificRecord result, String name) {
    return result.get(result.getSchema().getField(name).pos());
  }

  private static void put(SpecificRecord result, String name, Object value) {
    result.put(result.getSchema().getField(name).pos(), value);
  }
}
