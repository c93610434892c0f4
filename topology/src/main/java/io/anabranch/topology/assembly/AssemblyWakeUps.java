package io.anabranch.topology.assembly;

import io.anabranch.schema.Source;
import io.anabranch.topology.record.Sources;
import io.anabranch.topology.state.AssemblyState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;

/** Wakes messages when they have waited too long, and when they need be held no longer. */
final class AssemblyWakeUps {

  /** How long wake-ups may keep records waiting; the rest comes with the next tick. */
  private static final Duration LONGEST_WAKE = Duration.ofMillis(250);

  private static final int WAKE_UPS_AT_ONCE = 1_000;

  private final Optional<Duration> timeout;
  private final Optional<Duration> longestWait;
  private final Duration retention;
  private final LiveAnswers answers;
  private final AssemblyStores stores;
  private final AssemblyEmitter emitter;

  /**
   * @param assembly whose timeouts say when an incomplete record is written, if ever
   * @param retention how long the state of a message is kept
   * @param answers by which it is told how long a message has waited for each stage
   */
  AssemblyWakeUps(
      Assembly assembly,
      Duration retention,
      LiveAnswers answers,
      AssemblyStores stores,
      AssemblyEmitter emitter) {
    this.timeout = assembly.timeout();
    this.longestWait = assembly.longestWait();
    this.retention = retention;
    this.answers = answers;
    this.stores = stores;
    this.emitter = emitter;
  }

  void schedule(Source source, AssemblyState state) {
    times(state).forEach(time -> stores.wakeAt(time, source));
  }

  /**
   * Deals with what is due.
   *
   * @param clock wall clock, in milliseconds since the epoch
   */
  void wake(LongSupplier clock) {
    long now = clock.getAsLong();
    List<KeyValue<byte[], byte[]>> due;
    do {
      due = stores.due(now, WAKE_UPS_AT_ONCE);
      for (KeyValue<byte[], byte[]> deadline : due) {
        AssemblyState state = stores.state(deadline.value);
        if (state != null) {
          wake(Sources.of(state), state, AssemblyStores.time(deadline.key), now);
        }
        stores.wakened(deadline.key);
      }
    } while (due.size() == WAKE_UPS_AT_ONCE && clock.getAsLong() < now + LONGEST_WAKE.toMillis());
  }

  /** Whether a message has waited too long, and nothing was written of it yet. */
  boolean isOverdue(Source source, AssemblyState state, long now) {
    OptionalLong due = due(source, state);
    return due.isPresent() && now >= due.getAsLong();
  }

  /**
   * When a message has waited too long for one of the stages; empty if a record of it is written.
   * One that is complete, and of which a crash has lost that it was written, is due like one that
   * waits.
   */
  private OptionalLong due(Source source, AssemblyState state) {
    if (state.getRevision() > 0 || state.getErased() || timeout.isEmpty()) {
      return OptionalLong.empty();
    }
    long simple = state.getFirstSeen() + timeout.get().toMillis();
    LongStream each =
        AssemblyEmitter.missing(state).stream()
            .mapToLong(
                name ->
                    answers.waitingSince(name, source, state.getFirstSeen())
                        + timeout.get().toMillis());
    LongStream whole =
        longestWait.stream().mapToLong(wait -> state.getFirstSeen() + wait.toMillis());
    return OptionalLong.of(LongStream.concat(each, whole).min().orElse(simple));
  }

  private void wake(Source source, AssemblyState state, long due, long now) {
    OptionalLong late = due(source, state);
    if (late.isPresent() && now >= late.getAsLong()) {
      emitter.emit(source, state, Instant.ofEpochMilli(now));
      stores.put(source, state);
    }
    if (now >= state.getFirstSeen() + retention.toMillis()) {
      stores.expire(source, state);
    } else if (late.isPresent() && now < late.getAsLong()) {
      stores.wakeAt(late.getAsLong(), source);
    } else if (times(state).noneMatch(time -> time == due)) {
      // Timeout or retention were others when the wake-ups were scheduled.
      times(state).filter(time -> time > now).forEach(time -> stores.wakeAt(time, source));
    }
  }

  private LongStream times(AssemblyState state) {
    return Stream.concat(timeout.stream(), Stream.of(retention))
        .mapToLong(wait -> state.getFirstSeen() + wait.toMillis());
  }
}
