package io.anabranch.remote;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.ConfiguredFile;
import io.anabranch.processor.Option;
import io.anabranch.schema.ModelInfo;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Options of a stage whose processor runs elsewhere. They all begin with {@value #PREFIX}; the
 * others are those of the implementation that the workers run.
 */
public record RemoteOptions(
    @Option(
            doc = "URL of the broker that leads to the workers.",
            allowed = "amqp://HOST/VHOST, nats://HOST, redis://HOST, or secured amqps, tls, rediss")
        Optional<String> remote,
    @Option(doc = "Implementation that the workers run; the stage's usual one if it is not set.")
        Optional<String> remoteImplementation,
    @Option(doc = "Name of the workers' model, as 'anabranch work' shows it.")
        Optional<String> remoteModel,
    @Option(doc = "Version of the workers' model, as 'anabranch work' shows it.")
        Optional<String> remoteVersion,
    @Option(doc = "As whom to connect to the broker.") Optional<String> remoteUser,
    @Option(doc = "File with the user's password, or with a token.")
        Optional<Path> remotePasswordFile,
    @Option(doc = "Certificates that are trusted, in PEM or PKCS12.")
        Optional<Path> remoteTruststoreFile,
    @Option(doc = "File with the password of PKCS12.") Optional<Path> remoteTruststorePasswordFile,
    @Option(doc = "Most documents in a task.", standard = "16", least = 1, most = 1024)
        int remoteBatch,
    @Option(
            doc =
                "What a task has of a document: the texts, or the place in Kafka of the record that"
                    + " has them.",
            standard = "inline")
        Content remoteContent) {

  /** Begins their keys. */
  public static final String PREFIX = "remote";

  /** What a task has of a document. */
  public enum Content {
    /** Everything. */
    INLINE,
    /** Topic, partition and offset, for workers that may read Kafka. */
    POINTER
  }

  /**
   * How to connect to the broker.
   *
   * @param stage whose options these are, for errors
   * @throws org.apache.kafka.common.config.ConfigException that names the key, the bad value and
   *     what is allowed
   */
  public BrokerSettings broker(String stage) {
    String prefix = "stages." + stage + ".";
    return BrokerSettings.read(
        prefix + "remote",
        required("remote", remote, "amqp://127.0.0.1"),
        remoteUser,
        file(prefix + "remote-password-file", remotePasswordFile),
        file(prefix + "remote-truststore-file", remoteTruststoreFile),
        file(prefix + "remote-truststore-password-file", remoteTruststorePasswordFile));
  }

  /**
   * The model that the workers are to have.
   *
   * @throws IllegalArgumentException if it is not configured
   */
  ModelInfo model() {
    return new ModelInfo(
        required("remote-model", remoteModel, "the name that 'anabranch work' shows"),
        required("remote-version", remoteVersion, "the version that 'anabranch work' shows"));
  }

  /** The model, if both its name and its version are configured. */
  public Optional<ModelInfo> pinned() {
    return remoteModel.flatMap(name -> remoteVersion.map(version -> new ModelInfo(name, version)));
  }

  private static String required(String key, Optional<String> value, String example) {
    return value.orElseThrow(
        () ->
            new IllegalArgumentException(
                "option '%s' is missing; expected is %s".formatted(key, example)));
  }

  private static Optional<ConfiguredFile> file(String key, Optional<Path> file) {
    return file.map(path -> new ConfiguredFile(key, path));
  }
}
