package io.anabranch.gateway.nats;

import io.anabranch.broker.BrokerCredentials;
import io.anabranch.broker.ConfiguredFile;
import io.anabranch.broker.Truststore;
import io.anabranch.config.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;

/** The keys of {@link NatsSettings}, and the variables that hold secrets. */
final class NatsKeys {

  static final String SERVERS = NatsSettings.PREFIX + "servers";
  static final String SUBJECT = NatsSettings.PREFIX + "subject";
  static final String QUEUE = NatsSettings.PREFIX + "queue";
  static final String USER = NatsSettings.PREFIX + "user";
  static final String PASSWORD_FILE = NatsSettings.PREFIX + "password.file";
  static final String TOKEN_FILE = NatsSettings.PREFIX + "token.file";
  static final String TRUSTSTORE_FILE = NatsSettings.PREFIX + "truststore.file";
  static final String TRUSTSTORE_PASSWORD_FILE = NatsSettings.PREFIX + "truststore.password.file";
  static final String TIMEOUT = NatsSettings.PREFIX + "timeout";
  static final String LONGEST_TIMEOUT = NatsSettings.PREFIX + "longest-timeout";

  static final String PASSWORD_VARIABLE = "ANABRANCH_NATS_PASSWORD";
  static final String TOKEN_VARIABLE = "ANABRANCH_NATS_TOKEN";

  private static final Set<String> NAMES =
      Set.of(
          SERVERS,
          SUBJECT,
          QUEUE,
          USER,
          PASSWORD_FILE,
          TOKEN_FILE,
          TRUSTSTORE_FILE,
          TRUSTSTORE_PASSWORD_FILE,
          TIMEOUT,
          LONGEST_TIMEOUT);

  private final Map<String, String> values;
  private final Map<String, String> environment;

  NatsKeys(Map<String, String> values, Map<String, String> environment) {
    this.values = values;
    this.environment = environment;
  }

  NatsSettings read() {
    values.keySet().stream()
        .map(name -> NatsSettings.PREFIX + name)
        .filter(key -> !NAMES.contains(key))
        .forEach(
            key -> {
              throw new ConfigException(
                  "unknown key '%s'; allowed are %s"
                      .formatted(key, String.join(", ", new TreeSet<>(NAMES))));
            });
    return new NatsSettings(
        servers(),
        value(SUBJECT).orElse("anabranch.messages"),
        value(QUEUE).orElse("anabranch-gateway"),
        credentials(),
        value(TRUSTSTORE_FILE)
            .map(
                file ->
                    Truststore.read(
                        TRUSTSTORE_FILE, Path.of(file), secret(TRUSTSTORE_PASSWORD_FILE))),
        duration(TIMEOUT, Duration.ofSeconds(5)),
        duration(LONGEST_TIMEOUT, Duration.ofSeconds(60)));
  }

  private List<String> servers() {
    return value(SERVERS).stream()
        .flatMap(all -> Arrays.stream(all.split(",")))
        .map(String::strip)
        .filter(server -> !server.isEmpty())
        .toList();
  }

  private Optional<BrokerCredentials> credentials() {
    Optional<String> user = value(USER);
    Optional<String> password = secret(PASSWORD_VARIABLE, PASSWORD_FILE);
    Optional<String> token = secret(TOKEN_VARIABLE, TOKEN_FILE);
    if (user.isPresent() != password.isPresent()) {
      throw new ConfigException(
          "%s and a password, in %s or %s, go together"
              .formatted(USER, PASSWORD_FILE, PASSWORD_VARIABLE));
    }
    if (user.isPresent() && token.isPresent()) {
      throw new ConfigException(
          "allowed is one of %s and a token, in %s or %s"
              .formatted(USER, TOKEN_FILE, TOKEN_VARIABLE));
    }
    return password.or(() -> token).map(secret -> new BrokerCredentials(user, secret));
  }

  private Optional<String> secret(String variable, String fileKey) {
    return Optional.ofNullable(environment.get(variable))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .or(() -> secret(fileKey));
  }

  private Optional<String> secret(String fileKey) {
    return value(fileKey).map(file -> new ConfiguredFile(fileKey, Path.of(file)).secret());
  }

  private Duration duration(String key, Duration otherwise) {
    return value(key).map(text -> Durations.parse(key, text)).orElse(otherwise);
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key.substring(NatsSettings.PREFIX.length())))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
