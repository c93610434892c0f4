package io.anabranch.topology.pipeline;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;

/** Annotations of {@link TestStages}. All but one have a field in the enriched record. */
public final class TestAnnotations {

  public static final Annotation<TaggedText> POS = new Annotation<>("pos", TaggedText.class);
  public static final Annotation<Embedding> EMBEDDING =
      new Annotation<>("embedding", Embedding.class);
  public static final Annotation<Sentiment> SENTIMENT =
      new Annotation<>("sentiment", Sentiment.class);
  public static final Annotation<Classification> CLASSIFICATION =
      new Annotation<>("classification", Classification.class);

  /** That of a stage which the enriched record does not know. */
  public static final Annotation<Classification> TOPICS =
      new Annotation<>("topics", Classification.class);

  public static final Annotation<Checklists> CHECKLISTS =
      new Annotation<>("checklists", Checklists.class);

  private TestAnnotations() {}
}
