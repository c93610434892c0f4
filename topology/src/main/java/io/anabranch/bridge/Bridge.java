package io.anabranch.bridge;

import java.util.Optional;

/** A bridge that runs. */
interface Bridge extends AutoCloseable {

  /** Why nothing crosses it now, for people and without secrets; empty if something can. */
  Optional<String> trouble();

  /** Ends it; what is under way crosses it again. */
  @Override
  void close();
}
