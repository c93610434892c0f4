package io.anabranch.peer.flink;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how elements are written. */
final class AnnotatedTypeInfo extends TypeInformation<Annotated> {

  static final AnnotatedTypeInfo INSTANCE = new AnnotatedTypeInfo();

  private static final long serialVersionUID = 1L;

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<Annotated> getTypeClass() {
    return Annotated.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<Annotated> createSerializer(SerializerConfig config) {
    return AnnotatedSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "Annotated";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnnotatedTypeInfo;
  }

  @Override
  public int hashCode() {
    return AnnotatedTypeInfo.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof AnnotatedTypeInfo;
  }
}
