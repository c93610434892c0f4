package io.anabranch.serde;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.AvroGenerated;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro's model of generated classes, with its own rule for which classes a schema may name.
 *
 * <p>Avro 1.12 loads only classes that the system property {@code
 * org.apache.avro.SERIALIZABLE_PACKAGES} trusts, and without it fails on every generated class.
 * This one trusts what Avro has generated, and nothing else: such a class has no side effects, so
 * that no schema can make the JVM run anything. No global state is touched.
 */
final class GeneratedData extends SpecificData {

  private final ConcurrentMap<String, Optional<Class<?>>> classes = new ConcurrentHashMap<>();

  /**
   * @param type whose class loader and logical types count
   */
  GeneratedData(Class<? extends SpecificRecord> type) {
    super(type.getClassLoader());
    SpecificData.addLogicalTypeConversions(this);
    SpecificData.getForClass(type).getConversions().forEach(this::addLogicalTypeConversion);
  }

  /** The generated class of a record, on the class path of the thread or of this class. */
  static Optional<Class<? extends SpecificRecord>> find(Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      return Optional.empty();
    }
    return Stream.of(
            Thread.currentThread().getContextClassLoader(), GeneratedData.class.getClassLoader())
        .filter(Objects::nonNull)
        .flatMap(loader -> load(schema, loader).stream())
        .filter(SpecificRecord.class::isAssignableFrom)
        .findFirst()
        .map(type -> type.asSubclass(SpecificRecord.class));
  }

  @Override
  public @Nullable Class<?> getClass(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED ->
          classes
              .computeIfAbsent(schema.getFullName(), name -> load(schema, getClassLoader()))
              .orElse(null);
      default -> super.getClass(schema);
    };
  }

  private static Optional<Class<?>> load(Schema schema, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(SpecificData.getClassName(schema), false, loader);
      return type.isAnnotationPresent(AvroGenerated.class) ? Optional.of(type) : Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }
}
