package io.anabranch.topology.assembly;

import io.anabranch.topology.identity.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.streams.KeyValue;

/**
 * Wakes messages when they have waited too long, and when they need be held no longer.
 *
 * <p>An arrival that has a record written is read again after a crash, and time is not. So what
 * time has written is held to be lost until a commit has passed, and is written again after a
 * restart.
 */
final class AssemblyWakeUps {

  /**
   * How long wake-ups of a task may keep records waiting; the rest comes with the next tick. A
   * thread has a tick for each of its tasks.
   */
  private static final Duration LONGEST_WAKE = Duration.ofMillis(50);

  private static final int WAKE_UPS_AT_ONCE = 100;

  /** How long each tick goes on with the index after a start. */
  private static final Duration LONGEST_REBUILD = Duration.ofMillis(25);

  private final Optional<Duration> timeout;
  private final Optional<Duration> longestWait;
  private final Duration retention;
  private final boolean indexesKeys;
  private final LiveAnswers answers;
  private final AssemblyStores stores;
  private final AssemblyEmitter emitter;
  private final LongSupplier clock;
  private final LongSupplier nanoTime;
  private final Runnable commit;
  private final IndexRebuild rebuild;

  /** Keys of messages of which time has had a record written since the last tick. */
  private List<byte[]> written = new ArrayList<>();

  /** The same of the tick before, after which a commit was requested. */
  private List<byte[]> committed = List.of();

  /**
   * @param assembly whose timeouts say when an incomplete record is written, if ever
   * @param retention how long a message is held
   * @param answers by which it is told how long a message has waited for each stage
   * @param clock wall clock, in milliseconds since the epoch, which may stand still during a call
   * @param nanoTime goes on meanwhile, in nanoseconds
   * @param commit requests a commit, which happens before the next tick
   */
  AssemblyWakeUps(
      Assembly assembly,
      Duration retention,
      LiveAnswers answers,
      AssemblyStores stores,
      AssemblyEmitter emitter,
      LongSupplier clock,
      LongSupplier nanoTime,
      Runnable commit) {
    this.timeout = assembly.timeout();
    this.longestWait = assembly.longestWait();
    this.retention = retention;
    this.indexesKeys = assembly.reads().annotations().stream().anyMatch(Assembly::isRoot);
    this.answers = answers;
    this.stores = stores;
    this.emitter = emitter;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.commit = commit;
    this.rebuild = new IndexRebuild(stores, this::noteAgain);
  }

  /** Notes a new message in the index; its key where there are tombstones to look for it. */
  void note(HeldMessage message) {
    if (message.isOpen()) {
      timeout.ifPresent(
          wait -> stores.index().wakeAt(message.firstSeen() + wait.toMillis(), message));
    }
    stores.index().wakeAt(message.firstSeen() + retention.toMillis(), message);
    if (indexesKeys) {
      stores.index().addKey(message.key(), message.source());
    }
  }

  /** A message of which a record is written need not wake for want of one. */
  void noLongerOpen(HeldMessage message) {
    timeout.ifPresent(
        wait -> stores.index().cancel(message.firstSeen() + wait.toMillis(), message));
  }

  /** Has every held message in the index, as whoever looks for all of a key needs. */
  void finishIndex() {
    rebuild.finish();
  }

  /** Deals with what is due. */
  void wake() {
    confirm();
    long end = nanoTime.getAsLong() + LONGEST_WAKE.toNanos();
    long rebuilt = nanoTime.getAsLong() + LONGEST_REBUILD.toNanos();
    while (!rebuild.isDone() && nanoTime.getAsLong() < rebuilt) {
      rebuild.proceed();
    }
    wakeDue(end);
    committed = written;
    written = new ArrayList<>();
    if (!committed.isEmpty()) {
      commit.run();
    }
  }

  /** Whether a message has waited too long, and no record of it is written. */
  boolean isOverdue(HeldMessage message) {
    OptionalLong due = due(message);
    return due.isPresent() && clock.getAsLong() >= due.getAsLong();
  }

  /**
   * Writes an incomplete record; of earlier messages of the key, which have waited at least as
   * long, before it, though what they wait for may be a stage that still answers.
   */
  void writeInOrder(HeldMessage message) {
    long now = clock.getAsLong();
    List<HeldMessage> all = stores.openBefore(message);
    all.add(message);
    for (HeldMessage each : all) {
      write(each, now);
      stores.put(each);
    }
  }

  private void wakeDue(long end) {
    long now = clock.getAsLong();
    boolean isMore;
    do {
      List<KeyValue<byte[], byte[]>> due = stores.index().due(now, WAKE_UPS_AT_ONCE);
      boolean isMoved = moveThoseThatWaitLonger(due, now);
      if (!isMoved) {
        due.forEach(wakeUp -> wake(wakeUp, now));
      }
      isMore = isMoved || due.size() == WAKE_UPS_AT_ONCE;
    } while (isMore && nanoTime.getAsLong() < end);
  }

  /**
   * Moves the wake-ups of messages that may wait longer than was known before. Until all stand at
   * their right times, none is dealt with: first records are written in the order of messages.
   *
   * @return whether there were some
   */
  private boolean moveThoseThatWaitLonger(List<KeyValue<byte[], byte[]>> wakeUps, long now) {
    boolean isMoved = false;
    for (KeyValue<byte[], byte[]> wakeUp : wakeUps) {
      HeldMessage message = stores.get(wakeUp.value);
      if (message != null && !isToExpire(message, now)) {
        OptionalLong due = due(message);
        if (due.isPresent() && due.getAsLong() > MessageIndex.time(wakeUp.key)) {
          stores.index().move(wakeUp.key, due.getAsLong(), message);
          isMoved = true;
        }
      }
    }
    return isMoved;
  }

  private void wake(KeyValue<byte[], byte[]> wakeUp, long now) {
    HeldMessage message = stores.get(wakeUp.value);
    if (message != null && isOverdue(message)) {
      writeInOrder(message);
    }
    if (message != null && isToExpire(message, now)) {
      stores.expire(message);
    }
    stores.index().wakened(wakeUp.key);
  }

  private boolean isToExpire(HeldMessage message, long now) {
    return now >= message.firstSeen() + retention.toMillis();
  }

  /**
   * When a message has waited too long for one of the stages; empty if a record of it is written.
   */
  private OptionalLong due(HeldMessage message) {
    if (!message.isOpen() || timeout.isEmpty()) {
      return OptionalLong.empty();
    }
    long wait = timeout.get().toMillis();
    LongStream each =
        message.missing().stream()
            .mapToLong(
                name -> answers.waitingSince(name, message.place(), message.firstSeen()) + wait);
    LongStream whole =
        longestWait.stream().mapToLong(longest -> message.firstSeen() + longest.toMillis());
    return LongStream.concat(each, whole).min();
  }

  private void write(HeldMessage message, long now) {
    emitter.emit(message, Optional.empty(), Instant.ofEpochMilli(now));
    written.add(Sources.key(message.source()));
  }

  private void confirm() {
    for (byte[] key : committed) {
      HeldMessage message = stores.get(key);
      if (message != null && message.isUnconfirmed()) {
        message.confirm();
        stores.put(message);
      }
    }
  }

  /**
   * @param head a message without what has arrived
   */
  private void noteAgain(HeldMessage head) {
    note(head);
    HeldMessage message = head.isUnconfirmed() ? stores.get(head.source()) : null;
    if (message != null) {
      write(message, clock.getAsLong());
      stores.put(message);
    }
  }
}
