package io.anabranch.integration;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.classification.ClassificationStage;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.processor.sentiment.SentimentStage;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * Stages of the same names and needs as the real ones behind the real content, whose results are
 * functions of the text. The model of sentiment can be replaced; it takes effect when the stage is
 * started.
 */
final class QuickStages {

  /** Names of the stages. */
  static final List<String> NAMES =
      List.of("content", "pos", "embedding", "sentiment", "classification");

  /** What the real sentiment and classification read. */
  static final Set<Annotation<?>> GATHERED =
      Set.of(Annotation.MESSAGE, PosStage.ANNOTATION, EmbeddingStage.ANNOTATION);

  private final AtomicReference<String> sentimentVersion = new AtomicReference<>("1");

  /** The pipeline of the real stages given, of those that are enabled, with models of our own. */
  Pipeline like(Pipeline real) {
    return like(real, GATHERED);
  }

  /** As above, with an implementation of sentiment that has other needs. */
  Pipeline like(Pipeline real, Set<Annotation<?>> sentimentNeeds) {
    Map<Annotation<?>, ProcessorFactory<?>> ours =
        Map.of(
            PosStage.ANNOTATION,
            factory(
                PosStage.ANNOTATION, Set.of(Annotation.MESSAGE), () -> "1", (d, v) -> tagged(d)),
            EmbeddingStage.ANNOTATION,
            factory(
                EmbeddingStage.ANNOTATION,
                Set.of(Annotation.MESSAGE),
                () -> "1",
                (d, v) -> embedded(d)),
            SentimentStage.ANNOTATION,
            factory(
                SentimentStage.ANNOTATION,
                sentimentNeeds,
                sentimentVersion::get,
                (d, v) ->
                    new Sentiment(
                        null,
                        null,
                        Instant.EPOCH,
                        null,
                        v + " " + text(d),
                        0.5,
                        Map.of(),
                        List.of(),
                        List.of(),
                        0)),
            ClassificationStage.ANNOTATION,
            factory(
                ClassificationStage.ANNOTATION,
                GATHERED,
                () -> "1",
                (d, v) ->
                    new Classification(
                        null,
                        null,
                        Instant.EPOCH,
                        null,
                        text(d),
                        1.0,
                        List.of(),
                        List.of(),
                        List.of(),
                        0)));
    return new Pipeline(
        real.catalog(),
        real.stages().stream()
            .map(
                stage ->
                    stage.annotation().equals(Annotation.CONTENT)
                        ? stage
                        : new Stage(
                            stage.description(),
                            Objects.requireNonNull(ours.get(stage.annotation())),
                            Map.of()))
            .toList(),
        real.intake());
  }

  /** Sentiment has this model from its next start on. */
  void replaceSentiment(String version) {
    sentimentVersion.set(version);
  }

  private static TaggedText tagged(Document document) {
    String text = document.get(Annotation.MESSAGE).getText();
    List<Token> tokens = List.of(new Token(text, text, "NN", 0, text.length()));
    return new TaggedText(
        null,
        null,
        Instant.EPOCH,
        null,
        text,
        List.of(),
        null,
        "penn",
        List.of(new Sentence(tokens)));
  }

  private static Embedding embedded(Document document) {
    float number = document.get(Annotation.MESSAGE).getText().hashCode();
    return new Embedding(null, null, Instant.EPOCH, null, List.of(number), 1, List.of());
  }

  private static String text(Document document) {
    return document.has(PosStage.ANNOTATION)
        ? document.get(PosStage.ANNOTATION).getText()
        : document.get(Annotation.MESSAGE).getText();
  }

  private static <T extends SpecificRecord> ProcessorFactory<T> factory(
      Annotation<T> annotation,
      Set<Annotation<?>> needs,
      Supplier<String> version,
      BiFunction<Document, String, T> function) {
    return new ProcessorFactory<>() {
      @Override
      public Annotation<T> annotation() {
        return annotation;
      }

      @Override
      public String implementation() {
        return "quick";
      }

      @Override
      public Set<Annotation<?>> needs() {
        return needs;
      }

      @Override
      public TextProcessor<T> create(Map<String, String> options, Models models) {
        return new QuickProcessor<>(version.get(), function);
      }
    };
  }

  private record QuickProcessor<T extends SpecificRecord>(
      String version, BiFunction<Document, String, T> function) implements TextProcessor<T> {

    @Override
    public ModelInfo model() {
      return new ModelInfo("quick", version);
    }

    @Override
    public List<Outcome<T>> process(List<Document> documents) {
      return documents.stream()
          .<Outcome<T>>map(d -> new Outcome.Done<>(function.apply(d, version)))
          .toList();
    }

    @Override
    public void close() {}
  }
}
