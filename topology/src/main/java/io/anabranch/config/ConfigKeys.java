package io.anabranch.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.SHORT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Our own keys with defaults, limits and meaning. */
final class ConfigKeys {

  static final String TOPICS_PREFIX = "topics.prefix";
  static final String TOPICS_PARTITIONS = "topics.partitions";
  static final String TOPICS_REPLICATION = "topics.replication";
  static final String TOPICS_RETENTION = "topics.retention";
  static final String LIMITS_TEXT = "limits.text";
  static final String LIMITS_INFERENCE = "limits.inference";
  static final String BATCH_SIZE = "batch.size";
  static final String JOIN_TIMEOUT = "join.timeout";
  static final String JOIN_LONGEST_WAIT = "join.longest-wait";
  static final String JOIN_RETENTION = "join.retention";
  static final String JOIN_EXPECTS = "join.expects";
  static final String JOIN_INCLUDE = "join.include";
  static final String MODELS_DIRECTORY = "models.directory";
  static final String STATE_DIRECTORY = "state.directory";
  static final String SERDE_SERIALIZER = "serde.serializer";
  static final String SERDE_DESERIALIZER = "serde.deserializer";
  static final String CONTROL_HOST = "control.host";
  static final String CONTROL_PORT = "control.port";
  static final String CONTROL_TOKEN_FILE = "control.token.file";

  private static final ConfigDef.Validator PREFIX =
      ConfigDef.LambdaValidator.with(
          (name, value) -> {
            if (!((String) value).matches("[a-zA-Z0-9._-]{0,100}")) {
              throw new ConfigException(
                  name, value, "allowed are letters, digits, '.', '_' and '-', up to 100");
            }
          },
          () -> "letters, digits, '.', '_' and '-'");

  /** Short enough for a stage to keep its place in its group, and its transactions, meanwhile. */
  private static final ConfigDef.Validator INFERENCE =
      ConfigDef.LambdaValidator.with(
          (name, value) -> {
            Duration limit = Durations.parse(name, (String) value);
            if (limit.compareTo(Duration.ofMinutes(2)) > 0) {
              throw new ConfigException(name, value, "allowed are durations from 1ms to 2m");
            }
          },
          () -> "a duration from 1ms to 2m");

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              TOPICS_PREFIX,
              STRING,
              "support.",
              PREFIX,
              HIGH,
              "Begins the name of every topic and application.id.")
          .define(
              TOPICS_PARTITIONS,
              INT,
              6,
              between(1, 10_000),
              MEDIUM,
              "Partitions of the topics that are created.")
          .define(
              TOPICS_REPLICATION,
              SHORT,
              (short) -1,
              atLeast(-1),
              MEDIUM,
              "Replication factor of the topics that are created; -1 is the broker's default.")
          .define(
              TOPICS_RETENTION,
              STRING,
              "7d",
              Durations.VALIDATOR,
              MEDIUM,
              "How long the topics that are created keep messages and results.")
          .define(
              LIMITS_TEXT,
              INT,
              200_000,
              between(1, 10_000_000),
              MEDIUM,
              "Longest text that was said, in UTF-16 code units; a longer one is a bad message.")
          .define(
              LIMITS_INFERENCE,
              STRING,
              "10s",
              INFERENCE,
              MEDIUM,
              "Longest time that a model may take for a window of 2,000 code units of a message.")
          .define(
              BATCH_SIZE,
              INT,
              64,
              between(1, 1024),
              LOW,
              "Most messages that a model is given at once.")
          .define(
              JOIN_TIMEOUT,
              STRING,
              "60s",
              Durations.VALIDATOR,
              HIGH,
              "How long the join waits for a stage that does not answer, until it writes a PARTIAL"
                  + " record.")
          .define(
              JOIN_LONGEST_WAIT,
              STRING,
              "",
              LOW,
              "How long it waits at most for stages that do answer; empty for as long as they do.")
          .define(
              JOIN_RETENTION,
              STRING,
              "7d",
              Durations.VALIDATOR,
              MEDIUM,
              "How long the join keeps what it knows of a message, for late results and replays.")
          .define(
              JOIN_EXPECTS,
              LIST,
              "all",
              MEDIUM,
              "Stages that make a record COMPLETE: all, or names with commas.")
          .define(
              JOIN_INCLUDE,
              LIST,
              "",
              LOW,
              "Stages whose results the enriched record has whole, such as pos with its tokens.")
          .define(
              MODELS_DIRECTORY,
              STRING,
              "",
              MEDIUM,
              "Folder of models; empty for the one that comes with the distribution.")
          .define(
              STATE_DIRECTORY,
              STRING,
              "",
              MEDIUM,
              "Folder of the state stores; empty for Kafka Streams' own default.")
          .define(
              SERDE_SERIALIZER,
              STRING,
              "io.anabranch.serde.AvroSerializer",
              LOW,
              "Class of the Avro serializer, for example Confluent's KafkaAvroSerializer.")
          .define(
              SERDE_DESERIALIZER,
              STRING,
              "io.anabranch.serde.AvroDeserializer",
              LOW,
              "Class of the Avro deserializer, for example Confluent's KafkaAvroDeserializer.")
          .define(
              CONTROL_HOST,
              STRING,
              "127.0.0.1",
              new ConfigDef.NonEmptyString(),
              LOW,
              "Address that the control endpoint of up and run listens on.")
          .define(
              CONTROL_PORT,
              INT,
              0,
              between(0, 65_535),
              LOW,
              "Port of the control endpoint; 0 for a free one.")
          .define(
              CONTROL_TOKEN_FILE,
              STRING,
              "",
              LOW,
              "File with the token of the control endpoint; without it, each process makes one.");

  private ConfigKeys() {}
}
