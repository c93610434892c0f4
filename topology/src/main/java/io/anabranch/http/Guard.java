package io.anabranch.http;

import java.util.Optional;

/** Decides, before any route is looked for, whether a request is let in. Must not wait. */
@FunctionalInterface
public interface Guard {

  /** The answer to a request that is kept out; empty for one that is let in. */
  Optional<HttpAnswer> refuse(HttpCall call);
}
