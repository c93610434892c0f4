package io.anabranch.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.mapping.UnknownUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.jspecify.annotations.Nullable;

/**
 * What data of a logical type stand for, as text: times in ISO 8601, decimals in digits. The types
 * are Avro's own and those that Kafka Connect and Debezium name in the property {@code
 * connect.name}.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#logical-types">Logical types</a>
 * @see <a
 *     href="https://debezium.io/documentation/reference/stable/connectors/postgresql.html#postgresql-temporal-types">Temporal
 *     types of Debezium</a>
 */
final class LogicalValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DURATION_BYTES = 12;
  private static final int UUID_BYTES = 16;

  /** Of a decimal, whose digits are written out. */
  private static final int LARGEST_SCALE = 1_000;

  /** Names of Connect and Debezium to the logical types that they are. */
  private static final Map<String, String> CONNECT =
      Map.ofEntries(
          Map.entry("org.apache.kafka.connect.data.Timestamp", "timestamp-millis"),
          Map.entry("org.apache.kafka.connect.data.Date", "date"),
          Map.entry("org.apache.kafka.connect.data.Time", "time-millis"),
          Map.entry("io.debezium.time.Timestamp", "local-timestamp-millis"),
          Map.entry("io.debezium.time.MicroTimestamp", "local-timestamp-micros"),
          Map.entry("io.debezium.time.NanoTimestamp", "local-timestamp-nanos"),
          Map.entry("io.debezium.time.Date", "date"),
          Map.entry("io.debezium.time.Time", "time-millis"),
          Map.entry("io.debezium.time.MicroTime", "time-micros"),
          Map.entry("io.debezium.time.NanoTime", "time-nanos"));

  private LogicalValues() {}

  /**
   * What a datum stands for.
   *
   * @return null if its schema names no logical type that counts
   * @throws UnreadableValueException if its logical type does not allow it
   */
  static @Nullable JsonNode read(Schema schema, Object datum) throws UnreadableValueException {
    String type = type(schema);
    if (type == null) {
      return null;
    }
    try {
      return switch (schema.getType()) {
        case INT, LONG -> number(type, (Number) datum);
        case BYTES ->
            type.equals("decimal") ? decimal(schema, AvroValues.bytes((ByteBuffer) datum)) : null;
        case FIXED -> fixed(schema, type, ((GenericFixed) datum).bytes());
        default -> null;
      };
    } catch (DateTimeException | ArithmeticException e) {
      throw new UnreadableValueException(
          "a value is out of the range of its logical type '%s'".formatted(type), e);
    }
  }

  private static @Nullable String type(Schema schema) {
    String type = schema.getProp("logicalType");
    String connect = schema.getProp("connect.name");
    return type == null && connect != null ? CONNECT.get(connect) : type;
  }

  private static JsonNode number(String type, Number datum) {
    long value = datum.longValue();
    return switch (type) {
      case "timestamp-millis" -> text(since(value, ChronoUnit.MILLIS));
      case "timestamp-micros" -> text(since(value, ChronoUnit.MICROS));
      case "timestamp-nanos" -> text(since(value, ChronoUnit.NANOS));
      case "local-timestamp-millis" -> local(since(value, ChronoUnit.MILLIS));
      case "local-timestamp-micros" -> local(since(value, ChronoUnit.MICROS));
      case "local-timestamp-nanos" -> local(since(value, ChronoUnit.NANOS));
      case "date" -> text(LocalDate.ofEpochDay(value));
      case "time-millis" -> time(value, ChronoUnit.MILLIS);
      case "time-micros" -> time(value, ChronoUnit.MICROS);
      case "time-nanos" -> time(value, ChronoUnit.NANOS);
      default -> NODES.pojoNode(new UnknownUnit(type, datum));
    };
  }

  private static Instant since(long value, ChronoUnit unit) {
    return Instant.EPOCH.plus(value, unit);
  }

  /** Without a zone. */
  private static JsonNode local(Instant time) {
    return text(time.atOffset(ZoneOffset.UTC).toLocalDateTime());
  }

  private static JsonNode time(long value, ChronoUnit unit) {
    return text(LocalTime.ofNanoOfDay(Math.multiplyExact(value, unit.getDuration().toNanos())));
  }

  private static @Nullable JsonNode fixed(Schema schema, String type, byte[] bytes) {
    if (type.equals("decimal")) {
      return decimal(schema, bytes);
    }
    if (type.equals("uuid") && bytes.length == UUID_BYTES) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return text(new UUID(buffer.getLong(), buffer.getLong()));
    }
    return type.equals("duration") && bytes.length == DURATION_BYTES ? duration(bytes) : null;
  }

  private static JsonNode decimal(Schema schema, byte[] bytes) {
    int scale = schema.getObjectProp("scale") instanceof Number number ? number.intValue() : 0;
    if (Math.abs((long) scale) > LARGEST_SCALE) {
      throw new ArithmeticException("scale");
    }
    BigInteger unscaled = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    return NODES.textNode(new BigDecimal(unscaled, scale).toPlainString());
  }

  /** Three unsigned numbers, the lowest byte first: months, days, milliseconds. */
  private static JsonNode duration(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Period period =
        Period.of(0, Math.toIntExact(unsigned(buffer)), Math.toIntExact(unsigned(buffer)));
    Duration time = Duration.ofMillis(unsigned(buffer));
    return NODES.textNode(
        time.isZero()
            ? period.toString()
            : (period.isZero() ? "P" : period.toString()) + time.toString().substring(1));
  }

  private static long unsigned(ByteBuffer buffer) {
    return Integer.toUnsignedLong(buffer.getInt());
  }

  private static JsonNode text(Object time) {
    return NODES.textNode(time.toString());
  }
}
