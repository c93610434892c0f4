package io.anabranch.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SchemaDocumentationTest {

  @TestFactory
  Stream<DynamicTest> shouldSayWhatEveryTypeIs() {
    return SchemaFiles.read(SchemaFiles.CURRENT).values().stream()
        .map(
            schema ->
                DynamicTest.dynamicTest(
                    schema.getName(), () -> assertThat(schema.getDoc()).isNotBlank()));
  }

  @TestFactory
  Stream<DynamicTest> shouldSayWhatEveryFieldIs() {
    return SchemaFiles.read(SchemaFiles.CURRENT).values().stream()
        .filter(schema -> schema.getType() == Schema.Type.RECORD)
        .flatMap(
            schema ->
                schema.getFields().stream()
                    .map(
                        field ->
                            DynamicTest.dynamicTest(
                                schema.getName() + "." + field.name(),
                                () -> assertThat(field.doc()).isNotBlank())));
  }

  @TestFactory
  Stream<DynamicTest> shouldReadSymbolsOfTheFutureAsUnknown() {
    return SchemaFiles.read(SchemaFiles.CURRENT).values().stream()
        .filter(schema -> schema.getType() == Schema.Type.ENUM)
        .map(
            schema ->
                DynamicTest.dynamicTest(
                    schema.getName(),
                    () -> assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN")));
  }
}
