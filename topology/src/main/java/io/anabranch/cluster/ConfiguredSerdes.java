package io.anabranch.cluster;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.serde.AvroDeserializer;
import io.anabranch.serde.AvroSerializer;
import io.anabranch.serde.FramedValueReader;
import io.anabranch.serde.registry.SchemaRegistryClient;
import io.anabranch.topology.record.RecordSerdes;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/** The Avro serdes that the configuration names by class. */
public final class ConfiguredSerdes {

  private ConfiguredSerdes() {}

  /**
   * Serdes for values, reading specific records. Ours share one client of the registry, and what it
   * has cached.
   *
   * @throws ConfigException if the registry's URL is missing
   */
  public static RecordSerdes of(AnabranchConfig config) {
    Map<String, Object> properties = properties(config);
    boolean ownSerializer = config.serde().serializer().equals(AvroSerializer.class.getName());
    boolean ownDeserializer =
        config.serde().deserializer().equals(AvroDeserializer.class.getName());
    if (!ownSerializer && !ownDeserializer) {
      return new RecordSerdes(
          () -> serializer(config, properties), () -> deserializer(config, properties));
    }
    SchemaRegistryClient registry = SchemaRegistryClient.create(properties);
    return new RecordSerdes(
        () -> ownSerializer ? serializer(registry, properties) : serializer(config, properties),
        () ->
            ownDeserializer
                ? deserializer(registry, properties)
                : deserializer(config, properties));
  }

  /**
   * Reads values that any program may have written.
   *
   * @throws ConfigException if the registry's URL is missing
   */
  public static FramedValueReader framedValues(AnabranchConfig config) {
    return new FramedValueReader(SchemaRegistryClient.create(properties(config)));
  }

  private static Serializer<Object> serializer(
      SchemaRegistryClient registry, Map<String, Object> properties) {
    Serializer<Object> serializer = new AvroSerializer(registry);
    serializer.configure(properties, false);
    return serializer;
  }

  private static Deserializer<Object> deserializer(
      SchemaRegistryClient registry, Map<String, Object> properties) {
    Deserializer<Object> deserializer = new AvroDeserializer(registry);
    deserializer.configure(properties, false);
    return deserializer;
  }

  @SuppressWarnings("unchecked") // A class in the configuration has no type parameters to check.
  private static Serializer<Object> serializer(
      AnabranchConfig config, Map<String, Object> properties) {
    String className = config.serde().serializer();
    try {
      Serializer<Object> serializer = Utils.newInstance(className, Serializer.class);
      serializer.configure(properties, false);
      return serializer;
    } catch (ClassNotFoundException | ClassCastException e) {
      throw invalid("serde.serializer", className, Serializer.class);
    }
  }

  @SuppressWarnings("unchecked") // A class in the configuration has no type parameters to check.
  private static Deserializer<Object> deserializer(
      AnabranchConfig config, Map<String, Object> properties) {
    String className = config.serde().deserializer();
    try {
      Deserializer<Object> deserializer = Utils.newInstance(className, Deserializer.class);
      deserializer.configure(properties, false);
      return deserializer;
    } catch (ClassNotFoundException | ClassCastException e) {
      throw invalid("serde.deserializer", className, Deserializer.class);
    }
  }

  private static ConfigException invalid(String key, String className, Class<?> type) {
    return new ConfigException(
        key, className, "expected a class on the class path that is a " + type.getName());
  }

  private static Map<String, Object> properties(AnabranchConfig config) {
    if (!config.registry().containsKey("schema.registry.url")) {
      throw new ConfigException(
          "schema.registry.url", null, "required, for example http://127.0.0.1:8081");
    }
    Map<String, Object> properties = new HashMap<>(config.registry());
    properties.put("specific.avro.reader", "true");
    return properties;
  }
}
