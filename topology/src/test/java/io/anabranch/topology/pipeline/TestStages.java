package io.anabranch.topology.pipeline;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.intake.ForeignTopic;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Content;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Message;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.TextPiece;
import io.anabranch.schema.Token;
import io.anabranch.stage.StageCatalog;
import io.anabranch.stage.StageDescription;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Stages like the real ones in name, needs and types, whose results are functions of the text. */
public final class TestStages {

  /** A text that holds this is rejected by pos. */
  public static final String REJECTED = "[reject]";

  /** A text that holds this makes pos throw. */
  public static final String THROWN = "[throw]";

  private static final Set<Annotation<?>> MESSAGE = Set.of(Annotation.MESSAGE);
  private static final Set<Annotation<?>> POS = Set.of(TestAnnotations.POS);
  private static final Set<Annotation<?>> BOTH =
      Set.of(TestAnnotations.POS, TestAnnotations.EMBEDDING);

  private static final List<StageDescription<?>> DESCRIPTIONS =
      List.of(
          new DescribedStage<>(Annotation.CONTENT, 5, "rules")
              .omitting(content -> content.setMessage(null)),
          new DescribedStage<>(TestAnnotations.POS, 10, "corenlp")
              .omitting(
                  tagged -> {
                    tagged.setText("");
                    tagged.setSentences(List.of());
                  }),
          new DescribedStage<>(TestAnnotations.EMBEDDING, 20, "djl")
              .omitting(embedding -> embedding.setHiddenState(List.of())),
          new DescribedStage<>(TestAnnotations.SENTIMENT, 30, "linear")
              .heading("anabranch.sentiment", Sentiment::getLabel),
          new DescribedStage<>(TestAnnotations.CLASSIFICATION, 40, "linear")
              .heading("anabranch.class", Classification::getLabel),
          new DescribedStage<>(TestAnnotations.TOPICS, 50, "function"),
          new DescribedStage<>(TestAnnotations.CHECKLISTS, 60, "function"));

  private TestStages() {}

  public static FunctionFactory<TaggedText> pos() {
    return new FunctionFactory<>(
        TestAnnotations.POS,
        MESSAGE,
        document -> {
          String text = document.get(Annotation.MESSAGE).getText();
          if (text.contains(THROWN)) {
            throw new IllegalStateException("cannot read " + text);
          }
          return text.contains(REJECTED)
              ? new Outcome.Rejected<>("no words")
              : new Outcome.Done<>(tagged(text));
        });
  }

  /** A pipeline that makes messages of the records of a topic {@code helpdesk} too. */
  public static Pipeline withIntake(Pipeline pipeline) {
    return new Pipeline(
        pipeline.catalog(),
        pipeline.stages(),
        List.of(ForeignTopic.of("helpdesk", Map.of("topic", "helpdesk"))));
  }

  /** Says that what comes after a bar is said, and everything where there is none. */
  public static FunctionFactory<Content> content() {
    return new FunctionFactory<>(
        Annotation.CONTENT, MESSAGE, done(d -> content(d.get(Annotation.MESSAGE))));
  }

  public static Content content(Message message) {
    Content content = new Content();
    content.setMessage(message);
    int bar = message.getText().indexOf('|');
    if (bar >= 0) {
      String said = message.getText().substring(bar + 1);
      content.setSaid(said);
      content.setPieces(List.of(new TextPiece(bar + 1, message.getText().length(), said.length())));
    }
    content.setLanguage(message.getLanguage());
    return content;
  }

  static FunctionFactory<Embedding> embedding() {
    return new FunctionFactory<>(
        TestAnnotations.EMBEDDING,
        MESSAGE,
        done(d -> embedded(d.get(Annotation.MESSAGE).getText())));
  }

  static FunctionFactory<Sentiment> sentiment() {
    return new FunctionFactory<>(
        TestAnnotations.SENTIMENT, BOTH, done(d -> felt(d.get(TestAnnotations.POS).getText())));
  }

  public static FunctionFactory<Classification> classification() {
    return new FunctionFactory<>(
        TestAnnotations.CLASSIFICATION,
        BOTH,
        done(d -> classified(d.get(TestAnnotations.POS).getText())));
  }

  public static FunctionFactory<Classification> topics() {
    return new FunctionFactory<>(
        TestAnnotations.TOPICS, POS, done(d -> topics(d.get(TestAnnotations.POS).getText())));
  }

  public static List<ProcessorFactory<?>> all() {
    return List.of(
        topics(), classification(), sentiment(), new CatalogFactory(), embedding(), pos());
  }

  public static Pipeline pipeline() {
    return pipeline(all(), AnabranchConfig.from(Map.of()));
  }

  /** The same, behind the stage that finds what was said. */
  public static Pipeline withContent() {
    List<ProcessorFactory<?>> factories = new ArrayList<>(all());
    factories.add(content());
    return pipeline(factories, AnabranchConfig.from(Map.of()));
  }

  /** The stages of some factories. */
  public static Pipeline pipeline(
      Collection<? extends ProcessorFactory<?>> factories, AnabranchConfig config) {
    return Pipeline.of(catalog(factories), config);
  }

  /** Some factories, and the descriptions of these stages that they implement. */
  public static StageCatalog catalog(Collection<? extends ProcessorFactory<?>> factories) {
    return new StageCatalog(
        DESCRIPTIONS.stream()
            .filter(
                stage ->
                    factories.stream()
                        .anyMatch(factory -> factory.annotation().equals(stage.annotation())))
            .toList(),
        factories);
  }

  /** A stage without options. */
  public static Stage stage(ProcessorFactory<?> factory) {
    return stage(factory, Map.of());
  }

  public static Stage stage(ProcessorFactory<?> factory, Map<String, String> options) {
    StageCatalog catalog = catalog(List.of(factory));
    return new Stage(catalog.description(factory.annotation().name()), factory, options);
  }

  /** Annotations in the order of these stages. */
  public static Needs needs(Annotation<?>... annotations) {
    return pipeline().needs(List.of(annotations));
  }

  /** What processors share; the processors of these stages do not ask for it. */
  public static Models models() {
    return new Models(
        Path.of("none"),
        () -> {
          throw new AssertionError("no embedder in tests");
        });
  }

  public static Checklist checklist(String id) {
    return Checklist.newBuilder().setId(id).setVersion(1).setTitle("title of " + id).build();
  }

  public static Message message(String text) {
    return Message.newBuilder().setText(text).build();
  }

  public static TaggedText tagged(String text) {
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

  public static Embedding embedded(String text) {
    return new Embedding(
        null, null, Instant.EPOCH, null, List.of((float) text.hashCode()), 1, List.of());
  }

  public static Sentiment felt(String text) {
    return new Sentiment(
        null, null, Instant.EPOCH, null, "felt " + text, 0.5, Map.of(), List.of(), List.of(), 0);
  }

  public static Classification classified(String text) {
    return new Classification(
        null,
        null,
        Instant.EPOCH,
        null,
        "class of " + text,
        1.0,
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  public static Classification topics(String text) {
    return new Classification(
        null, null, Instant.EPOCH, null, text, 1.0, List.of(), List.of(), List.of(), 0);
  }

  private static <T extends SpecificRecord> Function<Document, Outcome<T>> done(
      Function<Document, T> function) {
    return document -> new Outcome.Done<>(function.apply(document));
  }
}
