package io.anabranch.claim;

import io.anabranch.client.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the topics of claims say, read in the order of each partition. Every reader comes to the
 * same winner, as each decision depends on that order and on the brokers' timestamps alone. Not
 * thread-safe.
 */
final class ClaimBook {

  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final int partitions;
  private final long windowMillis;

  /** In the order of their first claims, nearly, so that the oldest leave first. */
  private final Map<ClaimKey, Entry> entries = new LinkedHashMap<>();

  /** Keys without an outcome. */
  private final Set<ClaimKey> open = new LinkedHashSet<>();

  private final Map<Integer, Set<String>> putAside = new HashMap<>();

  /** Offsets of the next claims, by partition. */
  private final Map<Integer, Long> next = new HashMap<>();

  /** Outcomes that were read before their claims, by the partition and offset of the claim. */
  private final Map<ClaimPlace, Outcome> early = new HashMap<>();

  private record ClaimPlace(int partition, long offset) {}

  private record Outcome(MessageId message, long content, long timestamp) {}

  /**
   * @param window how long a key names its message
   */
  ClaimBook(int partitions, Duration window) {
    this.partitions = partitions;
    this.windowMillis = window.toMillis();
  }

  /** Adds a claim. */
  void claim(ClaimKey key, Claimant claimant, long timestamp) {
    int partition = key.partition(partitions);
    next.put(partition, claimant.offset() + 1);
    Entry entry = entries.get(key);
    if (entry == null || timestamp > entry.begin + windowMillis) {
      entry = begin(key, timestamp, claimant.offset());
      open.add(key);
    }
    Outcome outcome = early.remove(new ClaimPlace(partition, claimant.offset()));
    if (outcome != null) {
      settle(key, entry, outcome);
    } else if (entry.message == null
        && !putAside.getOrDefault(partition, Set.of()).contains(claimant.owner())) {
      entry.claimants.add(claimant);
    }
  }

  /** Notes that a claim's message is written, as soon as the claim is read. */
  void settle(ClaimKey key, long claimOffset, long content, MessageId message, long timestamp) {
    int partition = key.partition(partitions);
    Outcome outcome = new Outcome(message, content, timestamp);
    Entry entry = entries.get(key);
    if (claimOffset >= next.getOrDefault(partition, 0L)) {
      early.put(new ClaimPlace(partition, claimOffset), outcome);
    } else if (entry != null && claimOffset >= entry.firstOffset) {
      settle(key, entry, outcome);
    }
  }

  private void settle(ClaimKey key, Entry entry, Outcome outcome) {
    entry.message = outcome.message();
    entry.content = outcome.content();
    entry.claimants = List.of();
    open.remove(key);
  }

  /**
   * Puts the open claims of an owner in a partition aside, and those that come after. All outcomes
   * of the owner have been read.
   *
   * @return keys whose winner may be another now
   */
  List<ClaimKey> putAside(int partition, String owner) {
    refuse(partition, owner);
    List<ClaimKey> changed = new ArrayList<>();
    for (ClaimKey key : open) {
      Entry entry = entries.get(key);
      if (entry != null
          && key.partition(partitions) == partition
          && entry.claimants.removeIf(claimant -> claimant.owner().equals(owner))) {
        changed.add(key);
      }
    }
    return changed;
  }

  /** Takes no more claims of an owner in a partition. */
  void refuse(int partition, String owner) {
    putAside.computeIfAbsent(partition, number -> new HashSet<>()).add(owner);
  }

  /** How it stands with a key; empty if its window is over by a clock of our own. */
  Optional<Standing> standing(ClaimKey key, long now) {
    Entry entry = entries.get(key);
    return entry == null || now > entry.begin + windowMillis ? Optional.empty() : standing(key);
  }

  /** How it stands with a key by what was read last; empty if nobody claims it. */
  Optional<Standing> standing(ClaimKey key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.message != null) {
      return Optional.of(new Standing.Settled(entry.message, entry.content));
    }
    return entry.claimants.stream().findFirst().map(Standing.Held::new);
  }

  /**
   * Forgets keys whose window is over, and has been for as long as clocks may differ: a claim that
   * comes meanwhile is judged by its timestamp.
   */
  void prune(long now) {
    long over = now - windowMillis - CLOCKS.toMillis();
    early.values().removeIf(outcome -> outcome.timestamp() < over);
    Iterator<Map.Entry<ClaimKey, Entry>> oldest = entries.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<ClaimKey, Entry> entry = oldest.next();
      if (entry.getValue().begin >= over) {
        return;
      }
      open.remove(entry.getKey());
      oldest.remove();
    }
  }

  /** Keys that it knows. */
  int size() {
    return entries.size();
  }

  private Entry begin(ClaimKey key, long timestamp, long offset) {
    Entry entry = new Entry(timestamp, offset);
    entries.remove(key);
    entries.put(key, entry);
    return entry;
  }

  private static final class Entry {
    private final long begin;
    private final long firstOffset;
    private List<Claimant> claimants = new ArrayList<>(1);
    private @Nullable MessageId message;
    private long content;

    private Entry(long begin, long firstOffset) {
      this.begin = begin;
      this.firstOffset = firstOffset;
    }
  }
}
