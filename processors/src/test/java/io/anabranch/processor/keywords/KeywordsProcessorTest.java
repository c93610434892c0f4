package io.anabranch.processor.keywords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ShippedProcessorContractTest;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.keywords.lexicon.LexiconFile;
import io.anabranch.processor.keywords.lexicon.LexiconTerms;
import io.anabranch.processor.pos.PosProcessorFactory;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.LexiconTerm;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordsProcessorTest extends ShippedProcessorContractTest<Keywords> {

  @Override
  protected ProcessorFactory<Keywords> factory() {
    return new KeywordsProcessorFactory();
  }

  @Override
  protected List<ProcessorFactory<?>> upstream() {
    return List.of(new PosProcessorFactory());
  }

  @Override
  protected void prepare(TextProcessor<Keywords> processor) {
    LexiconFile.readAll(List.of(BuildFolders.testdata().resolve("lexicon.tsv")))
        .forEach(term -> put(processor, term));
  }

  @Test
  void shouldReadTermsAsReferenceData() {
    assertThat(factory().reference()).contains(new Annotation<>("lexicon", LexiconTerm.class));
  }

  @Test
  void shouldFindTermsOfLexiconInAnyFormAndCase() {
    assertThat(keywords("My x-200 PRO smells like burning, and error code 14 is on the display"))
        .filteredOn(keyword -> keyword.getCanonical() != null)
        .extracting(Keyword::getTerm, Keyword::getCanonical, Keyword::getKind)
        .containsExactlyInAnyOrder(
            tuple("x-200 PRO", "Meridian X200 Pro", "product"),
            tuple("smells like burning", "burning smell", "risk"),
            tuple("error code 14", "error 14", "code"));
  }

  @Test
  void shouldPutTermsOfLexiconFirst() {
    List<Keyword> keywords =
        keywords("The courier left the parcel at the bakery. I want a solicitor.");

    assertThat(keywords.get(0).getCanonical()).isEqualTo("lawyer");
    assertThat(keywords.get(0).getScore()).isBetween(0.75, 1.0);
    assertThat(keywords.subList(1, keywords.size()))
        .isNotEmpty()
        .allSatisfy(keyword -> assertThat(keyword.getScore()).isBetween(0.0, 0.5))
        .allSatisfy(keyword -> assertThat(keyword.getCanonical()).isNull());
  }

  @Test
  void shouldPutRisksBeforeOtherTermsOfLexicon() {
    assertThat(keywords("Error 14 on my X200 and its CleanDock, and there was smoke."))
        .extracting(Keyword::getKind)
        .startsWith("risk")
        .containsOnlyOnce("risk")
        .contains("product", "code");
  }

  @ParameterizedTest
  @CsvSource({
    "The police have two reports of burglars and the ambulances came, police",
    "He was threatening to sue us, threat",
    "Flames! The sockets were sparking, fire",
    "I will file for chargebacks tomorrow, chargeback",
    "You will hear from our solicitors, lawyer",
    "My son burned his hand on the plug, burn",
    "Two reporters are on their way, journalist",
  })
  void shouldFindRisksInTheirInflections(String text, String canonical) {
    assertThat(keywords(text))
        .filteredOn(keyword -> keyword.getKind().equals("risk"))
        .extracting(Keyword::getCanonical)
        .contains(canonical);
  }

  @Test
  void shouldNotTakeVerbForRiskOfOneWord() {
    assertThat(keywords("You should have fired the whole team."))
        .extracting(Keyword::getKind)
        .doesNotContain("risk");
  }

  @Test
  void shouldOrderByScore() {
    assertThat(keywords("The router lost the password of my account after the firmware update."))
        .hasSizeGreaterThan(2)
        .isSortedAccordingTo(Comparator.comparingDouble(Keyword::getScore).reversed());
  }

  @Test
  void shouldMergeFormsOfOneTerm() {
    List<Keyword> keywords =
        keywords("Your Parcels are late. One parcel came. X100 or x-100, it is all the same.");

    assertThat(keywords).extracting(Keyword::getTerm).containsExactlyInAnyOrder("X100", "Parcels");
  }

  @ParameterizedTest
  @CsvSource({
    "One neural network is small. Two neural networks learn. All neural networks err., neural networks",
    "Send an e-mail address. The email address is wrong. An e-mail address!, e-mail address",
    "The paper-jam is back. A paper jam again and a paper jam after that., paper jam",
  })
  void shouldMergeFormsUnderTheMostFrequent(String text, String term) {
    assertThat(terms(text)).containsOnlyOnce(term);
    assertThat(terms(text).toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
        .containsOnlyOnce(term.replaceAll("[^a-z]|s$", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "We propose a new cost-aware replacement policy., cost-aware replacement policy",
    "It uses a sliding mode observer., sliding mode observer",
    "This is a two-stage stochastic program., two-stage stochastic program",
    "They apply question answering., question answering",
    "The shortest path problem is solved., shortest path problem",
    "We study lost messages in distributed systems., distributed systems",
    "Existing supply chain contracts fail., supply chain contracts",
  })
  void shouldFindLongestNounPhrase(String text, String term) {
    assertThat(terms(text)).contains(term);
  }

  @Test
  void shouldReadOverLineEndsOfWrappedText() {
    String wrapped =
        "The reviewers of the journal want us to compare the hidden Markov\nmodel with others.";

    assertThat(terms(wrapped)).contains("hidden Markov model");
    assertThat(terms("power cable\nletter box")).contains("power cable", "letter box");
  }

  @Test
  void shouldDropTermsThatBetterOnesContain() {
    assertThat(terms("I have a bank statement. The bank says the statement is right."))
        .containsExactly("bank statement");
  }

  @Test
  void shouldPointAtFirstOccurrence() {
    String text = "\ud83d\ude0d Zoe\u0308 said: the home screen froze. The home screen!";

    assertThat(keywords(text))
        .allSatisfy(
            keyword ->
                assertThat(text.substring(keyword.getBegin(), keyword.getEnd()))
                    .isEqualTo(keyword.getTerm()))
        .filteredOn(keyword -> keyword.getTerm().equals("home screen"))
        .singleElement()
        .satisfies(keyword -> assertThat(keyword.getBegin()).isEqualTo(text.indexOf("home")));
  }

  @Test
  void shouldTellNamesAndCodesFromPhrases() {
    assertThat(keywords("The courier in Salford lost order MR-48213 with the yellow cable."))
        .extracting(Keyword::getTerm, Keyword::getKind)
        .contains(
            tuple("Salford", "name"), tuple("MR-48213", "code"), tuple("yellow cable", "phrase"))
        .doesNotContain(tuple("order", "phrase"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello, thanks a lot!",
        "Is anyone there? I need one thing from someone.",
        "It was 12 or 300, on 7 October at 9.",
        "Good morning, have a nice day. Kind regards, Anneliese Vogt",
        "@handle see https://example.com/E14 or a@b.example \ud83d\ude0d",
      })
  void shouldFindNothingInWordsThatSayNothing(String text) {
    assertThat(terms(text)).isEmpty();
  }

  @Test
  void shouldLeaveOutWriters() {
    assertThat(terms("Hi, my name is Declan Furlong. The yellow cable is gone.\n\nDeclan"))
        .containsExactly("yellow cable");
  }

  @Test
  void shouldKeepToLimit() {
    TextProcessor<Keywords> two = create(Map.of("limit", "2"));

    assertThat(keywords(two, "The router, the cable, the invoice and the parcel.")).hasSize(2);
    assertThat(two.model()).isNotEqualTo(processor().model());
  }

  @Test
  void shouldKnowNoWordsOfAnyCompanyUntilTheyAreGiven() {
    String text = "Two skiffs and a skiff on the river, and smoke over the app";
    KeywordsProcessor own = create(Map.of());
    assertThat(keywords(own, text))
        .filteredOn(keyword -> keyword.getCanonical() != null)
        .extracting(Keyword::getCanonical)
        .containsExactly("smoke");
    String before = version(own, text);

    put(own, new LexiconTerm("boat", "Rowing boat", List.of("rowing boat", "skiff"), true));

    assertThat(keywords(own, text))
        .filteredOn(keyword -> keyword.getKind().equals("boat"))
        .singleElement()
        .returns("Rowing boat", Keyword::getCanonical)
        .returns(4, Keyword::getBegin);
    assertThat(version(own, text)).isNotEqualTo(before).isNotEmpty();
    own.remove("boat/Rowing boat");
    assertThat(version(own, text)).isEqualTo(before);
  }

  @Test
  void shouldLeaveOutGeneralRisksIfToldSo() {
    KeywordsProcessor without = create(Map.of("general-risks", "false"));

    assertThat(keywords(without, "There was smoke in the kitchen"))
        .extracting(Keyword::getKind)
        .doesNotContain("risk");
    assertThat(without.model()).isNotEqualTo(processor().model());
  }

  @ParameterizedTest
  @CsvSource({
    "risk/fire, risk, fire, , has no form",
    "risk/fire, Risk, fire, fire, lower-case",
    "risk/fire, risk, ' ', fire, name is blank",
    "risk/fire, risk, fire, a|b, without tabs",
    "fire, risk, fire, fire, has the key 'fire'",
  })
  void shouldDropTermThatIsReplacedByBadOne(
      String key, String kind, String canonical, String form, String problem) {
    KeywordsProcessor own = create(Map.of("general-risks", "false"));
    put(own, new LexiconTerm("risk", "fire", List.of("fire"), true));
    List<String> forms = form == null ? List.of() : List.of(form);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> own.put(key, new LexiconTerm(kind, canonical, forms, true)))
        .withMessageContainingAll(problem, "allowed");
    assertThat(keywords(own, "There was a fire"))
        .filteredOn(keyword -> keyword.getKind().equals("risk"))
        .hasSize(key.equals("fire") ? 1 : 0);
  }

  @Test
  void shouldRefuseLimitOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(Map.of("limit", "0")))
        .withMessageContainingAll("limit", "'0'", "from 1 to 100");
  }

  private List<String> terms(String text) {
    return keywords(text).stream().map(Keyword::getTerm).toList();
  }

  private List<Keyword> keywords(String text) {
    return keywords(processor(), text);
  }

  private List<Keyword> keywords(TextProcessor<Keywords> processor, String text) {
    return ((Done<Keywords>) processor.process(documents(List.of(text))).get(0))
        .value()
        .getKeywords();
  }

  private String version(KeywordsProcessor processor, String text) {
    Done<Keywords> done = (Done<Keywords>) processor.process(documents(List.of(text))).get(0);
    return processor.version(done.value());
  }

  private static void put(TextProcessor<Keywords> processor, LexiconTerm term) {
    ((KeywordsProcessor) processor).put(LexiconTerms.key(term), term);
  }

  private KeywordsProcessor create(Map<String, String> options) {
    Models models =
        new Models(
            BuildFolders.models(),
            () -> {
              throw new AssertionError("keywords need no embedder");
            });
    return (KeywordsProcessor) factory().create(options, models);
  }
}
