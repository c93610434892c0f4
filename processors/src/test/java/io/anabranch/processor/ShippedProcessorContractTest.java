package io.anabranch.processor;

import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecord;

/**
 * The contract of processors, for those that ship: with the models that the build prepares.
 *
 * @param <T> Avro type of the annotation
 */
public abstract class ShippedProcessorContractTest<T extends SpecificRecord>
    extends TextProcessorContractTest<T> {

  @Override
  protected Models models() {
    Path directory = BuildFolders.models();
    return new Models(directory, () -> DjlEmbedder.open(directory, EmbeddingOptions.defaults()));
  }
}
