package io.anabranch.faults.fast;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Sentiment;
import java.util.Set;

/** Sentiment, out of what is gathered; its model can be another one. */
public final class FastSentimentFactory extends FastFactory<Sentiment> {

  public FastSentimentFactory() {
    super(
        Annotation.SENTIMENT,
        Set.of(Annotation.POS, Annotation.EMBEDDING),
        (document, model) ->
            model.shifted(
                FastModels.sentiment(
                    document.get(Annotation.POS), document.get(Annotation.EMBEDDING))));
  }
}
