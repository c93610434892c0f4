package io.anabranch.cli.bench.rounds;

import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.topology.pipeline.ApplicationId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Milliseconds of CPU for each message, by what used them.
 *
 * @param applications by their names: their models, and the threads of Kafka Streams and its
 *     clients
 * @param ownThreads those of this command, which sends and counts
 * @param jvm what is left of this process: garbage collection, compiler, RocksDB
 * @param broker and its JVM
 * @param registry and its JVM
 */
public record ApplicationCpu(
    Map<String, Use> applications, double ownThreads, double jvm, double broker, double registry) {

  /** Milliseconds of the models of an application, and of its other threads. */
  public record Use(double models, double streams) {

    public double total() {
      return models + streams;
    }
  }

  /** Tells who used what of a round of a pipeline in this process. */
  public static ApplicationCpu of(Round round, LocalPipeline local) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (String application : ApplicationId.all(local.pipeline())) {
      ids.put(application, ApplicationId.of(local.connection().config(), application));
    }
    return of(round, ids);
  }

  /**
   * Tells who used what by the names of the threads.
   *
   * @param ids of the applications, by their names
   */
  static ApplicationCpu of(Round round, Map<String, String> ids) {
    double messages = round.messages() * 1e6;
    Map<String, Use> applications = new LinkedHashMap<>();
    List<CpuUse.ThreadTime> others = new ArrayList<>(round.cpu().threads());
    ids.forEach(
        (name, id) -> {
          Pattern model = Pattern.compile(Pattern.quote(name) + "-model-\\d+");
          Pattern streams =
              Pattern.compile("(.*[ |])?" + Pattern.quote(id) + "(-[0-9a-f]{8}-[0-9a-f]{4}-.*)?");
          applications.put(
              name, new Use(take(others, model) / messages, take(others, streams) / messages));
        });
    long own = others.stream().mapToLong(CpuUse.ThreadTime::nanos).sum();
    long java = round.cpu().threads().stream().mapToLong(CpuUse.ThreadTime::nanos).sum();
    return new ApplicationCpu(
        applications,
        own / messages,
        (round.cpu().process() - java) / messages,
        round.cpu().broker() / messages,
        round.cpu().registry() / messages);
  }

  private static long take(List<CpuUse.ThreadTime> threads, Pattern name) {
    long nanos = 0;
    for (CpuUse.ThreadTime thread : List.copyOf(threads)) {
      if (name.matcher(thread.name()).matches()) {
        nanos += thread.nanos();
        threads.remove(thread);
      }
    }
    return nanos;
  }
}
