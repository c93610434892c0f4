package io.anabranch.topology.assembly;

import io.anabranch.schema.EnrichedReason;
import io.anabranch.topology.state.AssemblyState;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.apache.avro.SchemaNormalization;

/**
 * Numbers what is emitted of a message: a revision rises only when content other than times does.
 */
final class Revision {

  private Revision() {}

  /** Notes in the state that its content is emitted now. */
  static void advance(AssemblyState state, boolean complete) {
    long content =
        SchemaNormalization.fingerprint64(
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
