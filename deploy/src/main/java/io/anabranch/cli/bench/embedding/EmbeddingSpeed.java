package io.anabranch.cli.bench.embedding;

import com.sun.management.OperatingSystemMXBean;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import io.anabranch.processor.embedding.Precision;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Our embedder on one thread, with batches as a stage has them. */
final class EmbeddingSpeed implements AutoCloseable {

  private static final int BATCH = 64;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final DjlEmbedder embedder;

  private EmbeddingSpeed(DjlEmbedder embedder) {
    this.embedder = embedder;
  }

  static EmbeddingSpeed open(Path models, Precision precision) {
    return new EmbeddingSpeed(
        DjlEmbedder.open(models, EmbeddingOptions.from(Map.of("precision", precision.toString()))));
  }

  int dimension() {
    return embedder.dimension();
  }

  /** Texts for each second of CPU of this process, which does nothing else. */
  double perCpuSecond(List<String> texts) {
    long begin = SYSTEM.getProcessCpuTime();
    for (int from = 0; from < texts.size(); from += BATCH) {
      var unused = embedder.embed(texts.subList(from, Math.min(texts.size(), from + BATCH)));
    }
    return texts.size() / ((SYSTEM.getProcessCpuTime() - begin) / 1e9);
  }

  @Override
  public void close() {
    embedder.close();
  }
}
