package io.anabranch.cli.bench.rounds;

import com.sun.management.OperatingSystemMXBean;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.devcluster.ClusterService;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads how much CPU this process, its threads, and the broker and registry beside it have used.
 */
public final class CpuClock {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LocalPipeline pipeline;

  public CpuClock(LocalPipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * A reading.
   *
   * @param threads CPU nanoseconds by the id of a Java thread
   * @param names of the threads
   * @param process CPU nanoseconds of this process
   * @param broker the same of the broker
   * @param registry the same of the registry
   * @param compiler milliseconds in which the JVM has compiled
   */
  public record Reading(
      Map<Long, Long> threads,
      Map<Long, String> names,
      long process,
      long broker,
      long registry,
      long compiler) {

    /** CPU since an earlier reading. */
    public CpuUse since(Reading before) {
      List<CpuUse.ThreadTime> used = new ArrayList<>();
      threads.forEach(
          (id, nanos) ->
              used.add(
                  new CpuUse.ThreadTime(
                      Objects.requireNonNull(names.get(id)),
                      nanos - before.threads().getOrDefault(id, 0L))));
      return new CpuUse(
          used,
          process - before.process(),
          broker - before.broker(),
          registry - before.registry(),
          Duration.ofMillis(compiler - before.compiler()));
    }
  }

  public Reading read() {
    Map<Long, Long> threads = new HashMap<>();
    Map<Long, String> names = new HashMap<>();
    for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      long nanos = info == null ? -1 : THREADS.getThreadCpuTime(info.getThreadId());
      if (info != null && nanos >= 0) {
        threads.put(info.getThreadId(), nanos);
        names.put(info.getThreadId(), info.getThreadName());
      }
    }
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return new Reading(
        threads,
        names,
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(),
        nanos(pipeline.cluster().broker()),
        nanos(pipeline.cluster().registry()),
        compiler == null ? 0 : compiler.getTotalCompilationTime());
  }

  /** To a hundredth of a second, as Linux tells. */
  private static long nanos(ClusterService service) {
    return service
        .process()
        .flatMap(process -> process.info().totalCpuDuration())
        .map(Duration::toNanos)
        .orElse(0L);
  }
}
