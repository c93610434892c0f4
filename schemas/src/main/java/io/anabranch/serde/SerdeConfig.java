package io.anabranch.serde;

import io.anabranch.serde.registry.PropertyReader;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * What a serde does with a schema, under Confluent's property names. Unknown properties are
 * ignored, since Kafka passes all of a client's.
 *
 * @param autoRegisterSchemas register the schema of a record on first use
 * @param useLatestVersion write with the latest registered schema; counts only without {@code
 *     autoRegisterSchemas}
 * @param specificReader read into generated classes
 * @param removeJavaProperties register without {@code avro.java.string}, which only Java knows
 */
public record SerdeConfig(
    boolean autoRegisterSchemas,
    boolean useLatestVersion,
    boolean specificReader,
    boolean removeJavaProperties,
    SubjectNameStrategy keySubjects,
    SubjectNameStrategy valueSubjects) {

  public static final String AUTO_REGISTER_SCHEMAS = "auto.register.schemas";
  public static final String USE_LATEST_VERSION = "use.latest.version";
  public static final String SPECIFIC_AVRO_READER = "specific.avro.reader";
  public static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";
  public static final String KEY_SUBJECT_NAME_STRATEGY = "key.subject.name.strategy";
  public static final String VALUE_SUBJECT_NAME_STRATEGY = "value.subject.name.strategy";

  /**
   * Reads and checks the properties.
   *
   * @throws org.apache.kafka.common.config.ConfigException naming key, value and what is allowed
   */
  public static SerdeConfig from(Map<String, ?> properties) {
    PropertyReader reader = PropertyReader.of(properties);
    return new SerdeConfig(
        reader.flag(AUTO_REGISTER_SCHEMAS, true),
        reader.flag(USE_LATEST_VERSION, false),
        reader.flag(SPECIFIC_AVRO_READER, false),
        reader.flag(REMOVE_JAVA_PROPERTIES, true),
        strategy(reader, KEY_SUBJECT_NAME_STRATEGY),
        strategy(reader, VALUE_SUBJECT_NAME_STRATEGY));
  }

  private static SubjectNameStrategy strategy(PropertyReader reader, String key) {
    return SubjectNameStrategy.parse(key, reader.text(key, "TopicNameStrategy"));
  }

  String subject(String topic, boolean isKey, Schema schema) {
    SubjectNameStrategy strategy = isKey ? keySubjects : valueSubjects;
    return strategy.subject(topic, isKey, schema.getFullName());
  }
}
