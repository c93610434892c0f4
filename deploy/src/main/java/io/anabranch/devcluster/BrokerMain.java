package io.anabranch.devcluster;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;

/** Formats the broker's data folder when it is new, then runs the broker, in one JVM. */
final class BrokerMain {
  private BrokerMain() {}

  /** Expects the broker's properties file and its data folder. */
  public static void main(String[] args) throws Exception {
    String properties = args[0];
    if (Files.notExists(Path.of(args[1], "meta.properties"))) {
      format(properties);
    }
    ChildMain.run("kafka.Kafka", properties);
  }

  private static void format(String properties) throws ReflectiveOperationException {
    String[] args = {
      "format", "--ignore-formatted", "--cluster-id", clusterId(), "--config", properties
    };
    Object status =
        Class.forName("kafka.tools.StorageTool")
            .getMethod("execute", String[].class, PrintStream.class)
            .invoke(null, args, System.err);
    if (!status.equals(0)) {
      throw new IllegalStateException("Formatting the broker's data folder failed: " + status);
    }
  }

  /** Kafka's form of a UUID: 22 characters of base64. */
  private static String clusterId() {
    UUID id = UUID.randomUUID();
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    // A leading '-' would be read as an option.
    bytes[0] &= 0x7F;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
