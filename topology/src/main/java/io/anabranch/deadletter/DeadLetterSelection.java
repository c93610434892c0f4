package io.anabranch.deadletter;

import io.anabranch.operation.InvalidRequestException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which dead letters an operation deals with. */
public sealed interface DeadLetterSelection extends Predicate<DeadLetterEntry> {

  /** All that are there. */
  record All() implements DeadLetterSelection {
    @Override
    public boolean test(DeadLetterEntry entry) {
      return true;
    }
  }

  /**
   * Those of some ids.
   *
   * @param ids as {@link DeadLetterEntry#id} has them, in the order in which they are missed
   */
  record ByIds(Set<String> ids) implements DeadLetterSelection {

    /**
     * @throws InvalidRequestException if there is none
     */
    public ByIds {
      ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
      if (ids.isEmpty()) {
        throw new InvalidRequestException("ids", ids, "allowed are one or more");
      }
    }

    @Override
    public boolean test(DeadLetterEntry entry) {
      return ids.contains(entry.id());
    }

    @Override
    public Set<String> absent(Collection<DeadLetterEntry> entries) {
      Set<String> absent = new LinkedHashSet<>(ids);
      entries.forEach(entry -> absent.remove(entry.id()));
      return Collections.unmodifiableSet(absent);
    }
  }

  /** Those that say something. */
  record Matching(DeadLetterFilter filter) implements DeadLetterSelection {

    /**
     * @throws InvalidRequestException if the filter lets everything through
     */
    public Matching {
      if (filter.isEmpty()) {
        throw new InvalidRequestException("filter", "", "allowed is one that says something");
      }
    }

    @Override
    public boolean test(DeadLetterEntry entry) {
      return filter.test(entry);
    }
  }

  /** Ids that were given and of which there is no letter. */
  default Set<String> absent(Collection<DeadLetterEntry> entries) {
    return Set.of();
  }

  /** The letters that are meant, in the order in which they are given. */
  default List<DeadLetterEntry> of(Collection<DeadLetterEntry> entries) {
    return entries.stream().filter(this).toList();
  }
}
