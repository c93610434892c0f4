package io.anabranch.topology.pipeline;

import io.anabranch.config.AnabranchConfig;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;

/** Names of the applications of a pipeline: its intake, its stages, its gathers and the join. */
public final class ApplicationId {

  public static final String JOIN = "join";

  /** Makes messages of records of other topics. */
  public static final String INTAKE = "intake";

  private ApplicationId() {}

  /** Every application, in the order of the flow. */
  public static List<String> all(Pipeline pipeline) {
    return pipeline.applications();
  }

  /** The {@code application.id} and consumer group of an application. */
  public static String of(AnabranchConfig config, String application) {
    return config.topics().prefix() + application;
  }

  /** The name of the shadow of a stage, as {@link #of} takes it. */
  public static String shadow(String stage) {
    return "compare." + stage;
  }

  /** The name of a bridge to or from another broker. */
  public static String bridge(String name) {
    return "bridge." + name;
  }

  /** The name of the gather of several needs. */
  public static String gather(Needs needs) {
    return "gathered." + needs.name();
  }

  /**
   * Chooses applications.
   *
   * @param chosen names, or {@code all} alone
   * @throws ConfigException if a name is unknown
   */
  public static List<String> choose(Pipeline pipeline, Set<String> chosen) {
    List<String> all = all(pipeline);
    if (chosen.equals(Set.of("all"))) {
      return all;
    }
    Set<String> unknown = new TreeSet<>(chosen);
    all.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new ConfigException(
          "stages", String.join(",", unknown), "allowed are all, " + String.join(", ", all));
    }
    return all.stream().filter(chosen::contains).toList();
  }
}
