package io.anabranch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.comparison.ContentComparison;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Sentiment;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class StageCatalogTest {

  private static final Annotation<Sentiment> MOOD = new Annotation<>("mood", Sentiment.class);
  private static final Annotation<Sentiment> TONE = new Annotation<>("tone", Sentiment.class);
  private static final Annotation<Sentiment> ANGER = new Annotation<>("anger", Sentiment.class);

  @Test
  void shouldOrderStagesByPlaceThenByName() {
    StageCatalog catalog =
        new StageCatalog(List.of(new Described<>(TONE, 5), new Described<>(ANGER, 7)), mood("a"));

    assertThat(catalog.names()).containsExactly("tone", "anger", "mood");
    Annotation<Sentiment> unknown = new Annotation<>("aaa", Sentiment.class);
    assertThat(Stream.of(unknown, MOOD, ANGER, TONE, Annotation.MESSAGE).sorted(catalog.order()))
        .containsExactly(Annotation.MESSAGE, TONE, ANGER, MOOD, unknown);
  }

  @Test
  void shouldAddImplementationsToThoseOfTheDescription() {
    StageCatalog catalog =
        new StageCatalog(List.of(new Described<>(MOOD, 1)), List.of(new Named<>(MOOD, "other")));

    assertThat(catalog.implementations("mood").keySet()).containsExactly("other", "own");
  }

  @Test
  void shouldTakeAnImplementationWithoutDescriptionForAStage() {
    StageDescription<?> plain = new StageCatalog(List.of(), mood("a")).description("mood");

    assertThat(plain.annotation()).isEqualTo(MOOD);
    assertThat(plain.defaultImplementation()).isEqualTo("a");
    assertThat(plain.comparison()).isInstanceOf(ContentComparison.class);
    assertThat(plain.evaluation()).isEmpty();
  }

  @Test
  void shouldRefuseTwoImplementationsOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StageCatalog(List.of(), mood("a", "a")))
        .withMessageContaining("stage 'mood' has two implementations 'a'")
        .withMessageContaining(Named.class.getName() + " in ")
        .withMessageContaining("remove the jar of one");
  }

  @Test
  void shouldRefuseTwoDescriptionsOfOneStage() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new StageCatalog(
                    List.of(new Described<>(MOOD, 1), new Described<>(MOOD, 2)), List.of()))
        .withMessageContaining("stage 'mood' is described twice");
  }

  @Test
  void shouldRefuseAnImplementationThatGivesSomethingElse() {
    Annotation<Classification> other = new Annotation<>("mood", Classification.class);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new StageCatalog(
                    List.of(new Described<>(MOOD, 1)), List.of(new Named<>(other, "other"))))
        .withMessageContaining("stage 'mood' gives io.anabranch.schema.Sentiment")
        .withMessageContaining("'other' gives io.anabranch.schema.Classification");
  }

  @Test
  void shouldNotKnowOtherStages() {
    StageCatalog catalog = new StageCatalog(List.of(), List.of());

    assertThat(catalog.find("mood")).isEmpty();
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> catalog.description("mood"))
        .withMessageContaining("mood");
  }

  private static List<ProcessorFactory<?>> mood(String... names) {
    return Stream.of(names).<ProcessorFactory<?>>map(name -> new Named<>(MOOD, name)).toList();
  }

  private record Described<T extends SpecificRecord>(Annotation<T> annotation, int place)
      implements StageDescription<T> {

    @Override
    public String doc() {
      return "A stage.";
    }

    @Override
    public List<ProcessorFactory<T>> implementations() {
      return List.of(new Named<>(annotation, "own"));
    }

    @Override
    public String defaultImplementation() {
      return "own";
    }
  }

  private record Named<T extends SpecificRecord>(Annotation<T> annotation, String implementation)
      implements ProcessorFactory<T> {

    @Override
    public Set<Annotation<?>> needs() {
      return Set.of(Annotation.MESSAGE);
    }

    @Override
    public TextProcessor<T> create(Map<String, String> options, Models models) {
      throw new AssertionError("nothing is created here");
    }
  }
}
