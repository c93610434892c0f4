package io.anabranch.app;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.RecordSerdes;
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
    return new RecordSerdes(
        () -> serializer(config, properties), () -> deserializer(config, properties));
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
