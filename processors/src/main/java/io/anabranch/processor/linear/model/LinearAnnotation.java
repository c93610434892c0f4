package io.anabranch.processor.linear.model;

import io.anabranch.processor.Document;
import java.util.List;

/**
 * Makes an annotation of what a model says.
 *
 * @param <T> Avro type of the annotation
 */
public interface LinearAnnotation<T> {

  /**
   * The annotation of a document.
   *
   * @param model that was chosen for it
   * @param document that has what the model reads
   * @param scores all labels, the most probable first
   */
  T of(LinearTextModel model, Document document, List<LabelScore> scores);
}
