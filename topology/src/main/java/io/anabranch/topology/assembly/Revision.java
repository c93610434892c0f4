package io.anabranch.topology.assembly;

import io.anabranch.schema.EnrichedReason;
import io.anabranch.topology.record.ComputationDigest;
import io.anabranch.topology.state.AssemblyState;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * Numbers what is emitted of a message: a revision rises only when what was computed changes, by
 * its digests.
 */
final class Revision {

  private Revision() {}

  /** Notes in the state that what it has is emitted now. */
  static void advance(AssemblyState state, boolean complete) {
    long content =
        ComputationDigest.of(
            new TreeMap<>(state.getDigests()).toString().getBytes(StandardCharsets.UTF_8));
    if (state.getRevision() > 0 && state.getEmitted() == content) {
      return;
    }
    EnrichedReason reason;
    if (state.getRevision() == 0) {
      reason = EnrichedReason.FIRST;
    } else if (complete && !state.getComplete()) {
      reason = EnrichedReason.COMPLETED;
    } else {
      reason = EnrichedReason.UPDATED;
    }
    state.setRevision(state.getRevision() + 1);
    state.setReason(reason.name());
    state.setEmitted(content);
    state.setComplete(complete);
  }
}
