package io.anabranch.topology.stage;

import io.anabranch.processor.Document;
import io.anabranch.processor.RecordPlace;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.RecordSerdes;
import java.time.Instant;

/** Documents as a stage sees them, for whoever computes them elsewhere. Not thread-safe. */
public final class StageDocuments implements AutoCloseable {

  private final StageInputReader reader;

  /**
   * @param textLimit longest text to read, in UTF-16 code units
   */
  public StageDocuments(
      Pipeline pipeline, Topics topics, Stage stage, RecordSerdes serdes, int textLimit) {
    reader =
        new StageInputReader(
            topics, StageReading.of(pipeline, stage), serdes.deserializers().get(), textLimit);
  }

  /**
   * The document of a record that the stage reads.
   *
   * @throws IllegalArgumentException if the stage makes none of it
   * @throws RuntimeException for a {@linkplain io.anabranch.topology.dependency.BrokenDependency
   *     broken dependency}
   */
  public Document read(byte[] value, RecordPlace place) {
    Source self = new Source(place.topic(), place.partition(), place.offset(), Instant.EPOCH);
    if (reader.read(value, self, place) instanceof StageInput.Usable usable) {
      return usable.view().document();
    }
    throw new IllegalArgumentException("the record holds no document for the stage");
  }

  @Override
  public void close() {
    reader.close();
  }
}
