package io.anabranch.gateway.server;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import org.apache.kafka.common.config.ConfigDef;

/** The gateway's keys with defaults, limits and meaning, but for those of NATS. */
final class GatewayKeys {

  static final String HOST = "gateway.host";
  static final String PORT = "gateway.port";
  static final String TOKENS_FILE = "gateway.tokens.file";
  static final String CERTIFICATE_FILE = "gateway.tls.certificate.file";
  static final String KEY_FILE = "gateway.tls.key.file";
  static final String PASSWORD_FILE = "gateway.tls.password.file";
  static final String WAIT = "gateway.limits.wait";
  static final String WAITING = "gateway.limits.waiting";
  static final String LAG = "gateway.limits.lag";
  static final String BODY = "gateway.limits.body";
  static final String CONNECTIONS = "gateway.limits.connections";
  static final String STREAMS = "gateway.limits.streams";

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              HOST,
              STRING,
              "127.0.0.1",
              new ConfigDef.NonEmptyString(),
              MEDIUM,
              "Address that it listens on; other machines can reach it with tokens alone.")
          .define(PORT, INT, 8088, between(0, 65_535), MEDIUM, "Its port; 0 for a free one.")
          .define(
              TOKENS_FILE, STRING, "", MEDIUM, "Who may do what: NAME ROLE[,ROLE] TOKEN a line.")
          .define(CERTIFICATE_FILE, STRING, "", MEDIUM, "Certificate and its chain, in PEM.")
          .define(KEY_FILE, STRING, "", MEDIUM, "Private key of the certificate, in PEM.")
          .define(PASSWORD_FILE, STRING, "", LOW, "Password of the private key, if it has one.")
          .define(WAIT, STRING, "60s", LOW, "Longest time that a caller may wait.")
          .define(WAITING, INT, 2_000, atLeast(1), LOW, "Most callers that wait at once.")
          .define(
              LAG,
              LONG,
              10_000L,
              atLeast(1),
              LOW,
              "Most messages that may wait for the first stage; then callers are told to come back.")
          .define(BODY, INT, 900_000, between(1, 4_000_000), LOW, "Largest body in bytes.")
          .define(CONNECTIONS, INT, 2_000, atLeast(1), LOW, "Most connections at once.")
          .define(STREAMS, INT, 500, atLeast(1), LOW, "Most readers of events at once.");

  private GatewayKeys() {}
}
