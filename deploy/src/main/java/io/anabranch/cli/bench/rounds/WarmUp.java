package io.anabranch.cli.bench.rounds;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Rounds that are run until the compiler is quiet, but not for ever. */
public final class WarmUp {

  /** The compiler is quiet when it takes less than this share of a round, see {@link Round}. */
  private static final double QUIET = 0.05;

  private static final int LONGEST = 6;

  private WarmUp() {}

  /** What is run again and again. */
  @FunctionalInterface
  public interface Rounds extends Callable<List<Round>> {
    @Override
    List<Round> call() throws InterruptedException;
  }

  /**
   * Warms up.
   *
   * @param rounds of each of those that will be measured
   * @param progress told if the compiler is still busy at the end
   * @return the last rounds
   */
  public static List<Round> run(Rounds rounds, Consumer<String> progress)
      throws InterruptedException {
    List<Round> last = List.of();
    for (int round = 1; round <= LONGEST; round++) {
      last = rounds.call();
      if (last.stream().allMatch(each -> each.compiling() < QUIET)) {
        return last;
      }
    }
    progress.accept("the compiler is still busy; the first round may be slow");
    return last;
  }
}
