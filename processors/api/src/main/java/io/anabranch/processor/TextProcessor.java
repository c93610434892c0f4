package io.anabranch.processor;

import io.anabranch.schema.ModelInfo;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Computes one annotation of many documents. Safe for use by several threads.
 *
 * <p>The result of a document does not depend on which other documents are in its batch.
 *
 * @param <T> Avro type of the annotation
 */
public interface TextProcessor<T extends SpecificRecord> extends AutoCloseable {

  /** What computes the annotation. The version changes whenever a result could change. */
  ModelInfo model();

  /**
   * One outcome a document, in the same order. Each value is an object of its own, which whoever
   * runs the processor completes.
   *
   * @param documents any number of documents, each with every annotation that the processor's
   *     factory {@linkplain ProcessorFactory#needs() needs}
   * @throws UnavailableException if a dependency is broken: the documents may succeed later
   * @throws RuntimeException if anything else went wrong; whoever runs the processor then tries the
   *     documents one by one, and takes one that still fails for rejected
   * @throws IllegalStateException after {@link #close()}
   */
  List<Outcome<T>> process(List<Document> documents);

  @Override
  void close();
}
