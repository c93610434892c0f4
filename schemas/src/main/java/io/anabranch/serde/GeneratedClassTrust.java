package io.anabranch.serde;

import org.apache.avro.Conversion;
import org.apache.avro.specific.AvroGenerated;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro load the classes that it has generated.
 *
 * <p>Avro 1.12 loads a class that a schema names only if the system property {@code
 * org.apache.avro.SERIALIZABLE_PACKAGES} trusts its package; without it builders and readers of
 * generated classes fail. This adds one rule to whatever the JVM trusts already: generated classes,
 * which hold data and do nothing else.
 *
 * <p>It is a conversion only because Avro looks for conversions, by {@link
 * java.util.ServiceLoader}, whenever a generated class is initialised, so that nobody has to
 * remember a call. It converts no type.
 */
public final class GeneratedClassTrust extends Conversion<Void> {

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.isAnnotationPresent(AvroGenerated.class)));
  }

  /** For those who cannot rely on the service file, which a repackaged jar may lack. */
  static void ensure() {
    // Initialising this class was all.
  }

  @Override
  public Class<Void> getConvertedType() {
    return Void.class;
  }

  @Override
  public String getLogicalTypeName() {
    return "none";
  }
}
