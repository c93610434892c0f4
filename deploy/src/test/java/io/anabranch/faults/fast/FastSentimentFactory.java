package io.anabranch.faults.fast;

import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.processor.sentiment.SentimentStage;
import io.anabranch.schema.Sentiment;
import java.util.Set;

/** Sentiment, out of what is gathered; its model can be another one. */
public final class FastSentimentFactory extends FastFactory<Sentiment> {

  public FastSentimentFactory() {
    super(
        SentimentStage.ANNOTATION,
        Set.of(PosStage.ANNOTATION, EmbeddingStage.ANNOTATION),
        (document, model) ->
            model.shifted(
                FastModels.sentiment(
                    document.get(PosStage.ANNOTATION), document.get(EmbeddingStage.ANNOTATION))));
  }
}
