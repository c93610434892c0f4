package io.anabranch.compare;

import io.anabranch.compare.ComparisonReport.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A sample of the messages that changed, each as likely as any other (Vitter 1985, algorithm R),
 * and the same for the same messages in the same order. Not thread-safe.
 */
final class Examples {

  private static final long SEED = 1;

  private final int most;
  private final Random random = new Random(SEED);
  private final List<Example> kept = new ArrayList<>();
  private long offered;

  /** Keeps so many at most. */
  Examples(int most) {
    this.most = most;
  }

  void offer(Example example) {
    offered++;
    if (kept.size() < most) {
      kept.add(example);
      return;
    }
    long place = random.nextLong(offered);
    if (place < most) {
      kept.set((int) place, example);
    }
  }

  /** In the order of topics, partitions and offsets. */
  List<Example> sorted() {
    return kept.stream()
        .sorted(
            Comparator.comparing((Example example) -> example.id().topic())
                .thenComparing(example -> example.id().partition())
                .thenComparing(example -> example.id().offset()))
        .toList();
  }
}
