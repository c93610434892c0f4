package io.anabranch.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a reader stands: the offset of the next record of each partition. Not thread-safe. */
final class StreamPosition {

  private final List<Long> next;

  StreamPosition(List<Long> next) {
    this.next = new ArrayList<>(next);
  }

  /** As {@link #toString} has written it; empty if it is none of so many partitions. */
  static Optional<StreamPosition> parse(String id, int partitions) {
    List<String> parts = List.of(id.split("-", -1));
    return parts.size() == partitions && parts.stream().allMatch(p -> p.matches("[0-9]{1,18}"))
        ? Optional.of(new StreamPosition(parts.stream().map(Long::valueOf).toList()))
        : Optional.empty();
  }

  void pass(int partition, long offset) {
    next.set(partition, offset + 1);
  }

  /** Goes on to another, where that is further. */
  void advance(StreamPosition other) {
    for (int i = 0; i < next.size(); i++) {
      next.set(i, Math.max(next(i), other.next(i)));
    }
  }

  long next(int partition) {
    return next.get(partition);
  }

  /** How many records there are from here to another, at most. */
  long until(StreamPosition other) {
    long records = 0;
    for (int i = 0; i < next.size(); i++) {
      records += Math.max(0, other.next(i) - next(i));
    }
    return records;
  }

  StreamPosition copy() {
    return new StreamPosition(next);
  }

  /** The offsets by partition. */
  List<Long> offsets() {
    return List.copyOf(next);
  }

  /** As the id of an event. */
  @Override
  public String toString() {
    return next.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
