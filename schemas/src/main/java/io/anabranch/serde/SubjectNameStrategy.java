package io.anabranch.serde;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/** Under which subject a schema is registered, as Confluent's strategies of the same names. */
public enum SubjectNameStrategy {
  /** {@code topic-key} or {@code topic-value}: one type per topic. */
  TOPIC_NAME("TopicNameStrategy") {
    @Override
    public String subject(String topic, boolean isKey, String recordName) {
      return topic + (isKey ? "-key" : "-value");
    }
  },
  /** Full name of the record, whatever the topic. */
  RECORD_NAME("RecordNameStrategy") {
    @Override
    public String subject(String topic, boolean isKey, String recordName) {
      return recordName;
    }
  },
  /** {@code topic-fullname}: several types per topic, each evolving on its own. */
  TOPIC_RECORD_NAME("TopicRecordNameStrategy") {
    @Override
    public String subject(String topic, boolean isKey, String recordName) {
      return topic + "-" + recordName;
    }
  };

  private static final String CONFLUENT_PACKAGE = "io.confluent.kafka.serializers.subject.";

  private final String simpleName;

  SubjectNameStrategy(String simpleName) {
    this.simpleName = simpleName;
  }

  public abstract String subject(String topic, boolean isKey, String recordName);

  /** Accepts Confluent's class name with or without its package. */
  static SubjectNameStrategy parse(String key, String value) {
    return Arrays.stream(values())
        .filter(s -> value.equals(s.simpleName) || value.equals(CONFLUENT_PACKAGE + s.simpleName))
        .findFirst()
        .orElseThrow(() -> new ConfigException(key, value, "allowed: " + allowed()));
  }

  private static String allowed() {
    return Arrays.stream(values()).map(s -> s.simpleName).collect(Collectors.joining(", "))
        + ", with or without "
        + CONFLUENT_PACKAGE;
  }
}
