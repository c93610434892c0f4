package io.anabranch.peer.enrichment;

import io.anabranch.processor.Results;
import io.anabranch.schema.Content;
import io.anabranch.stage.StageDescription;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Drops of results what enriched records do not show, as the join of the pipeline does.
 *
 * @param include stages whose results are kept whole
 */
public record ShownResults(Set<String> include) {

  /** A result without what is not shown, and a content still with its message. */
  public <T extends SpecificRecord> T of(StageDescription<T> stage, SpecificRecord result) {
    T whole = stage.annotation().type().cast(result);
    Optional<Consumer<T>> leavesOut = stage.leavesOut();
    if (leavesOut.isEmpty() || isWhole(stage) || Results.error(whole) != null) {
      return whole;
    }
    T shown = copy(whole, stage.annotation().type());
    leavesOut.get().accept(shown);
    if (whole instanceof Content from && shown instanceof Content to) {
      to.setMessage(from.getMessage());
    }
    return shown;
  }

  /** Whether results of a stage are kept whole. */
  boolean isWhole(StageDescription<?> stage) {
    return include.contains(stage.annotation().name());
  }

  private static <T extends SpecificRecord> T copy(T record, Class<T> type) {
    T copy = type.cast(SpecificData.newInstance(type, record.getSchema()));
    for (Schema.Field field : record.getSchema().getFields()) {
      copy.put(field.pos(), record.get(field.pos()));
    }
    return copy;
  }
}
