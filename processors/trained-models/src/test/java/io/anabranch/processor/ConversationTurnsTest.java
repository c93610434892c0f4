package io.anabranch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.anabranch.processor.classification.ClassificationStage;
import io.anabranch.processor.classification.LinearClassificationFactory;
import io.anabranch.processor.content.RuleContentFactory;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import io.anabranch.processor.embedding.EmbeddingProcessorFactory;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.processor.pos.PosProcessorFactory;
import io.anabranch.processor.sentiment.LinearSentimentFactory;
import io.anabranch.processor.sentiment.SentimentStage;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Message;
import io.anabranch.schema.Sentiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sentiment and classification say of the turns of a conversation. */
class ConversationTurnsTest {

  private static final Path FOLDER = BuildFolders.models();
  private static final int MOST = 3;

  private static Models models;
  private static ProcessorGraph graph;

  @BeforeAll
  static void open() {
    Map<String, String> options = Map.of("turns", String.valueOf(MOST));
    models = new Models(FOLDER, () -> DjlEmbedder.open(FOLDER, EmbeddingOptions.defaults()));
    graph =
        ProcessorGraph.builder(models)
            .add(new RuleContentFactory())
            .add(new PosProcessorFactory())
            .add(new EmbeddingProcessorFactory())
            .add(new LinearSentimentFactory(), options)
            .add(new LinearClassificationFactory(), options)
            .build();
  }

  @AfterAll
  static void close() {
    graph.close();
    models.close();
  }

  @Test
  void shouldTellAnAngryTurnFromAPleasedOne() {
    String angry = "I was charged twice for one bill and nobody answers, I am furious";
    String pleased = "Oh wonderful, thank you so much, you have been great!";
    String wish = "I want to cancel my subscription now";
    String text = call(angry, pleased, wish);

    assertThat(feelings(text)).startsWith(tuple("negative", angry), tuple("positive", pleased));
    assertThat(classes(text))
        .containsExactly(
            tuple("billing_payment", angry),
            tuple("no_action", pleased),
            tuple("cancellation", wish));
  }

  @Test
  void shouldAnswerInGermanByTheModelOfTheMessage() {
    String angry = "Meine Rechnung ist schon wieder falsch, das ist eine Frechheit!";
    String pleased = "Wunderbar, vielen Dank für die schnelle Hilfe!";
    String text =
        "Beraterin: Guten Tag, wie kann ich Ihnen helfen?\nKunde: %s\nBeraterin: Moment.\nKunde: %s"
            .formatted(angry, pleased);

    assertThat(feelings(text))
        .containsExactly(tuple("negative", angry), tuple("positive", pleased));
    assertThat(classes(text)).hasSize(2).startsWith(tuple("billing_payment", angry));
  }

  @Test
  void shouldAnswerTheFirstTurnsAndCountTheOthers() {
    String text =
        call("My order is late.", "My bill is wrong.", "My line is dead.", "Bye.", "Bye!");

    assertThat(sentiment(text).getTurns()).hasSize(MOST);
    assertThat(sentiment(text).getTurnsLeftOut()).isEqualTo(2);
    assertThat(classification(text).getTurns()).hasSize(MOST);
    assertThat(classification(text).getTurnsLeftOut()).isEqualTo(2);
  }

  @Test
  void shouldSayWhereTurnsStandInMarkup() {
    String text =
        "<p><b>Agent:</b> How can I help?</p>"
            + "<p><b>Customer:</b> I was charged twice &amp; I am furious</p>"
            + "<p><b>Agent:</b> Refunded.</p><p><b>Customer:</b> That is fantastic, thanks</p>";

    assertThat(feelings(text))
        .containsExactly(
            tuple("negative", "I was charged twice &amp; I am furious"),
            tuple("positive", "That is fantastic, thanks"));
  }

  @Test
  void shouldSayWhereTurnsStandBehindWhatIsQuoted() {
    String text =
        "> We have your ticket.\n> Your team\n" + call("I am so angry about this", "I love it!");

    assertThat(feelings(text))
        .containsExactly(
            tuple("negative", "I am so angry about this"), tuple("positive", "I love it!"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My vacuum died after the update, I want my money back.",
        "My line is dead.\n\n> Agent: Hello.\n> Customer: Hi.\n> Agent: How can I help?"
      })
  void shouldSayNothingOfTurnsWhereOneAuthorWroteAll(String text) {
    assertThat(sentiment(text))
        .returns(List.of(), Sentiment::getTurns)
        .returns(0, Sentiment::getTurnsLeftOut);
    assertThat(classification(text))
        .returns(List.of(), Classification::getTurns)
        .returns(0, Classification::getTurnsLeftOut);
  }

  private static String call(String... turns) {
    StringBuilder call = new StringBuilder("Agent: Hello, how can I help?\n");
    for (String turn : turns) {
      call.append("Customer: ").append(turn).append("\nAgent: I see.\n");
    }
    return call.toString();
  }

  /** Each turn's label and where it stands. */
  private static List<Tuple> feelings(String text) {
    return sentiment(text).getTurns().stream()
        .map(turn -> tuple(turn.getLabel(), text.substring(turn.getBegin(), turn.getEnd())))
        .toList();
  }

  private static List<Tuple> classes(String text) {
    return classification(text).getTurns().stream()
        .map(turn -> tuple(turn.getLabel(), text.substring(turn.getBegin(), turn.getEnd())))
        .toList();
  }

  private static Sentiment sentiment(String text) {
    return annotated(text).get(SentimentStage.ANNOTATION);
  }

  private static Classification classification(String text) {
    return annotated(text).get(ClassificationStage.ANNOTATION);
  }

  private static Document annotated(String text) {
    return graph.annotate(List.of(Message.newBuilder().setText(text).build())).get(0).document();
  }
}
