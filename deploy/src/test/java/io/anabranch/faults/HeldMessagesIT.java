package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cluster.Connection;
import io.anabranch.scale.HeldCopies;
import io.anabranch.topology.pipeline.ApplicationId;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An instance with little memory takes over a join that holds a million messages. */
class HeldMessagesIT {

  private static final long HELD = 1_000_000;
  private static final int MESSAGES = 600;
  private static final long SOME_STATE = 50_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @Test
  @Tag("faults")
  void shouldTakeOverAMillionMessagesThoughItIsKilledMeanwhile() throws Exception {
    Trial trial = CLUSTER.trial("held", Map.of());
    EnrichedTail tail = trial.tail();
    StageProcess others = trial.start("others", allButJoin(trial)).awaitRunning();
    StageProcess former = trial.start("former", ApplicationId.JOIN).awaitRunning();
    List<Sent> sent = new ArrayList<>(trial.feed(Input.some(MESSAGES)).sendAll());
    tail.awaitComplete(MESSAGES);
    former.terminate();
    try (Connection connection = Connection.open(trial.config())) {
      new HeldCopies(connection).append(0, HELD);
    }

    StageProcess killed = trial.start("taker", ApplicationId.JOIN);
    await().atMost(PATIENCE).until(() -> size(trial.state("taker")) > SOME_STATE);
    boolean wasRunning = killed.isRunning();
    killed.kill();
    long begin = System.nanoTime();
    StageProcess taker = trial.start("taker", ApplicationId.JOIN).awaitRunning();
    Duration restored = Duration.ofNanos(System.nanoTime() - begin);
    sent.addAll(trial.feed(Input.some(MESSAGES + 1)).sendAll());
    tail.awaitComplete(sent.size());

    List.of(taker, others).forEach(StageProcess::terminate);
    Verdict verdict = Verdict.of(trial, sent);
    verdict.print(
        "%d held, killed while restoring, then running after %d ms"
            .formatted(HELD, restored.toMillis()));
    assertThat(wasRunning).as("whether it was killed too late").isFalse();
    assertThat(verdict.counts().complete()).isEqualTo(sent.size());
    assertThat(verdict.counts().repeats()).isZero();
  }

  private static String allButJoin(Trial trial) {
    return ApplicationId.all(trial.pipeline()).stream()
        .filter(name -> !name.equals(ApplicationId.JOIN))
        .collect(Collectors.joining(","));
  }

  /** Bytes in a folder, whose files come and go meanwhile. */
  private static long size(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    AtomicLong bytes = new AtomicLong();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes.get();
  }
}
