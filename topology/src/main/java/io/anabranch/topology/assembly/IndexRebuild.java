package io.anabranch.topology.assembly;

import io.anabranch.topology.identity.Sources;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes once over all held messages after a start, to note them in the index, which has no
 * changelog. Messages are served meanwhile.
 */
final class IndexRebuild {

  private static final int MESSAGES_AT_ONCE = 100;

  private final AssemblyStores stores;
  private final Consumer<HeldMessage> visitor;
  private byte @Nullable [] last;
  private boolean done;

  /**
   * @param visitor notes a message, of which it is given the head, again if it is noted already
   */
  IndexRebuild(AssemblyStores stores, Consumer<HeldMessage> visitor) {
    this.stores = stores;
    this.visitor = visitor;
  }

  boolean isDone() {
    return done;
  }

  /** Goes on with some more messages. */
  void proceed() {
    List<HeldMessage> next = stores.nextHeads(last, MESSAGES_AT_ONCE);
    next.forEach(visitor);
    if (next.isEmpty()) {
      done = true;
    } else {
      last = Sources.key(next.get(next.size() - 1).source());
    }
  }

  /** Goes over all that are left. */
  void finish() {
    while (!done) {
      proceed();
    }
  }
}
