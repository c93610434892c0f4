package io.anabranch.intake.suggest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.intake.ForeignRecordReader;
import io.anabranch.intake.RecordFormat;
import io.anabranch.intake.sample.SampledRecord;
import io.anabranch.serde.FramedValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is proposed for a topic.
 *
 * @param format of the values; empty if they are in none that is known
 * @param read records that are in it
 * @param keys of the mapping
 */
public record TopicSuggestion(Optional<RecordFormat> format, int read, List<SuggestedKey> keys) {

  private static final List<RecordFormat> FORMATS =
      List.of(RecordFormat.DETECT, RecordFormat.MAIL, RecordFormat.TEXT);

  /** Keeps a copy. */
  public TopicSuggestion {
    keys = List.copyOf(keys);
  }

  /** The format that most of the records are in, and the mapping of those. */
  public static TopicSuggestion of(List<SampledRecord> sample, FramedValueReader framed) {
    TopicSuggestion best = new TopicSuggestion(Optional.empty(), 0, List.of());
    for (RecordFormat format : FORMATS) {
      List<ObjectNode> read = new ArrayList<>();
      for (SampledRecord record : sample) {
        record
            .value()
            .flatMap(value -> ForeignRecordReader.values(format, framed, value, record.headers()))
            .ifPresent(read::add);
      }
      if (read.size() > best.read()) {
        best =
            new TopicSuggestion(
                Optional.of(format),
                read.size(),
                format == RecordFormat.DETECT ? MappingSuggestion.of(read) : List.of());
      }
    }
    return best;
  }
}
