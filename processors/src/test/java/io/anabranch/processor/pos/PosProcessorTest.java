package io.anabranch.processor.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ShippedProcessorContractTest;
import io.anabranch.processor.SkipCause;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.pos.evaluation.PretokenizedTagger;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosProcessorTest extends ShippedProcessorContractTest<TaggedText> {

  private static final Path MODELS = BuildFolders.models();

  private final TextProcessor<TaggedText> shortSentences =
      create(MODELS, Map.of("max-sentence-length", "5"));

  @Override
  protected ProcessorFactory<TaggedText> factory() {
    return new PosProcessorFactory();
  }

  @AfterAll
  void closeShortSentences() {
    shortSentences.close();
  }

  @Test
  void shouldTagTokens() {
    assertThat(tokens(tag("The sensors died twice.")))
        .containsExactly(
            new Token("The", "the", "DT", 0, 3),
            new Token("sensors", "sensor", "NNS", 4, 11),
            new Token("died", "die", "VBD", 12, 16),
            new Token("twice", "twice", "RB", 17, 22),
            new Token(".", ".", ".", 22, 23));
  }

  @Test
  void shouldKeepTokensAsWritten() {
    TaggedText tagged = tag("(\"It\" [can't] cost &amp; 5\u20ac...) soft\u00adhyphen");

    assertThat(tokens(tagged))
        .extracting(Token::getText)
        .contains("(", "\"", "[", "ca", "n't", "]", "&amp;", "\u20ac", "...", "soft\u00adhyphen");
  }

  @Test
  void shouldSplitSentences() {
    assertThat(sentences(tag("It died. Is Dr. Byrne there?\nYes!")))
        .containsExactly("It died.", "Is Dr. Byrne there?", "Yes!");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Good morning\n\nMy hub died", "Good morning\r\n \r\nMy hub died"})
  void shouldEndSentenceAtEmptyLine(String text) {
    assertThat(sentences(tag(text))).containsExactly("Good morning", "My hub died");
  }

  @Test
  void shouldNotEndSentenceAtLineBreak() {
    assertThat(sentences(tag("my hub\ndied"))).containsExactly("my hub\ndied");
  }

  @Test
  void shouldCutLongSentences() {
    TaggedText tagged = done(shortSentences, "one two three four five six seven eight. nine");

    assertThat(sentences(tagged))
        .containsExactly("one two three four five", "six seven eight.", "nine");
  }

  @Test
  void shouldTagEveryTokenOfVeryLongSentence() {
    TaggedText tagged = tag("robot ".repeat(10_000));

    assertThat(tagged.getSentences())
        .hasSize(50)
        .allSatisfy(sentence -> assertThat(sentence.getTokens()).hasSize(200));
    assertThat(tokens(tagged)).allMatch(token -> token.getTag().startsWith("N"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "<a ", "&", "1/", "a'", ":-"})
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void shouldNotSlowDownOnWhatTheTokenizerLooksAheadFor(String unit) {
    assertOffsets(tag(unit.repeat(20_000 / unit.length())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d\ude21", "\u0001", "spam ", "zaległości "})
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void shouldNotSlowDownOnWordsThatTheTaggerDoesNotKnow(String unit) {
    assertOffsets(tag(unit.repeat(20_000 / unit.length())));
  }

  @Test
  void shouldTagRunsOfUnknownWordsAsNounsNumbersAndNoWords() {
    TaggedText tagged = tag("xqzt bbrk ".repeat(3) + "\ud83d\ude21".repeat(6) + " xqzt 98-zz");

    assertThat(tokens(tagged).subList(3, 12))
        .extracting(Token::getTag)
        .isSubsetOf("NN", "NNP", "CD", "NFP");
    assertThat(tokens(tagged).subList(6, 12)).extracting(Token::getTag).containsOnly("NFP");
  }

  @Test
  void shouldPointAtTokensOfTextThatIsCutForTheTokenizer() {
    String text =
        "Dr. Byrne's hub (X-200) died: it's \ud83d\ude00 at 5 p.m. in the U.S. Why? ".repeat(100);

    TaggedText tagged = tag(text);

    assertOffsets(tagged);
    assertThat(tokens(tagged))
        .hasSize(100 * tokens(tag(text.substring(0, text.length() / 100))).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "love it \ud83d\ude0d\ud83d\udc4d\ud83c\udffd \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 ok",
        "Zoe\u0308 e\u0301te\u0301 Z\u0351\u036bal\u0321go",
        "broken \ud83d here",
        "\udc00\udc00 wrong \ud800",
        "nul \u0000 bell \u0007 bom \ufeff",
        "MR-48213 T-03 v4.2.1 a@b.example http://x.example/y?z=1 <b>hi</b> (555) 123 4567 2 1/2",
      })
  void shouldPointAtTokens(String text) {
    assertOffsets(tag(text));
  }

  @Test
  void shouldLoseNothingBesideUnpairedSurrogates() {
    assertThat(tokens(tag("\udc00\udc00 lost parcel \ud800")))
        .extracting(Token::getText)
        .containsExactly("\udc00", "\udc00", "lost", "parcel", "\ud800");
  }

  @Test
  void shouldPointAtTokensOfRandomText() {
    String alphabet = "ab1 \n.,-'\"([&;<>@#/\u00e9\u0308\u00ad\u200d\ufe0f\ud83d\ude00\ud800\udc00";
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      StringBuilder text = new StringBuilder("x");
      random.ints(40, 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
      assertOffsets(tag(text.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " \t\r\n\u00a0\u3000"})
  void shouldRejectBlankText(String text) {
    assertThat(outcome(processor(), text)).isEqualTo(new Rejected<>("text is blank"));
  }

  @Test
  void shouldNameEverythingThatCouldChangeResults() {
    assertThat(processor().model().getName()).isEqualTo("corenlp-english-left3words-distsim");
    assertThat(processor().model().getVersion()).matches("\\d+\\.\\d+\\.\\d+-case1-sentence200");
    assertThat(shortSentences.model().getVersion()).isNotEqualTo(processor().model().getVersion());
  }

  @Test
  void shouldRefuseLengthOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(MODELS, Map.of("max-sentence-length", "0")))
        .withMessageContainingAll("max-sentence-length", "'0'", "from 1 to 10000");
  }

  @Test
  void shouldSayWhichModelIsMissing(@TempDir Path empty) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> create(empty, Map.of()))
        .withMessageContaining("english-left3words-distsim.tagger");
  }

  @Test
  void shouldTagGivenTokens() {
    assertThat(((PretokenizedTagger) processor()).tags(List.of("The", "sensors", "died", ".")))
        .containsExactly("DT", "NNS", "VBD", ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on monday i called america", "ON MONDAY I CALLED AMERICA"})
  void shouldTagNamesInSentencesOfOneCase(String text) {
    TaggedText tagged = tag(text);

    assertThat(tokens(tagged)).extracting(Token::getText).containsExactly(text.split(" ", -1));
    assertThat(tokens(tagged))
        .extracting(Token::getTag)
        .containsExactly("IN", "NNP", "PRP", "VBD", "NNP");
  }

  @Test
  void shouldTagSentencesOfOneCaseByTheTaggerForThem(@TempDir Path other) throws IOException {
    Path prepared = MODELS.resolve("pos").resolve("english-left3words-distsim.tagger");
    Path tagger = Files.copy(prepared, other.resolve("caseless.tagger"));

    try (TextProcessor<TaggedText> both =
        create(MODELS, Map.of("caseless-model", tagger.toString()))) {
      assertThat(both.model().getVersion()).contains("-caseless-sentence200");
      // Not repaired, as that tagger needs no repair.
      assertThat(tokens(done(both, "CALLED YOU ON MONDAY")))
          .extracting(Token::getTag)
          .doesNotContain("VBD");
      assertThat(tokens(done(both, "Called you on Monday")))
          .extracting(Token::getTag)
          .endsWith("NNP");
    }
  }

  @Test
  void shouldOpenTheTaggerThatIsNamed(@TempDir Path other) throws IOException {
    Path tagger = other.resolve("ours.tagger");
    Files.copy(MODELS.resolve("pos").resolve("english-left3words-distsim.tagger"), tagger);

    try (TextProcessor<TaggedText> named = create(other, Map.of("model", tagger.toString()))) {
      assertThat(named.model().getName()).isEqualTo("corenlp-ours");
      assertThat(tokens(done(named, "Hello"))).extracting(Token::getTag).containsExactly("UH");
    }
  }

  @Test
  void shouldChooseTaggerByLanguage(@TempDir Path folder) throws IOException {
    try (TextProcessor<TaggedText> both = german(folder)) {
      TaggedText german = done(both, "Die Lampe am Router blinkt am 3. Oktober 😡 MR48", "de-AT");
      TaggedText english = done(both, "The lamp died.", "en");

      assertThat(german.getTagSet()).isEqualTo("ud");
      assertThat(tokens(german))
          .extracting(Token::getText)
          .containsExactly(
              "Die", "Lampe", "am", "Router", "blinkt", "am", "3.", "Oktober", "😡", "MR48");
      assertThat(tokens(german)).extracting(Token::getLemma).startsWith("die", "lampe", "am");
      assertThat(tokens(german))
          .extracting(Token::getTag)
          .startsWith("DET", "NOUN", "ADP", "NOUN", "VERB", "ADP")
          .endsWith("SYM", "X");
      assertOffsets(german);
      assertThat(english.getTagSet()).isEqualTo("penn");
      assertThat(english)
          .isEqualTo(done(both, "The lamp died.", null))
          .isEqualTo(tag("The lamp died."));
    }
  }

  @Test
  void shouldNameTheTaggerThatAnswered(@TempDir Path folder) throws IOException {
    try (TextProcessor<TaggedText> both = german(folder)) {
      assertThat(model(both, "de").getName()).isEqualTo("corenlp-tiny");
      assertThat(model(both, "de").getVersion()).matches(".*-case1-ud\\d+-sentence200");
      assertThat(model(both, "en")).isEqualTo(processor().model());
      assertThat(both.model().getName()).isEqualTo(processor().model().getName());
      assertThat(both.model().getVersion()).contains("+de-corenlp-tiny-");
    }
  }

  @Test
  void shouldSkipLanguagesWithoutTagger() {
    assertThat(outcome(processor(), "Die Lampe", "de"))
        .isEqualTo(
            new Outcome.Skipped<>(SkipCause.LANGUAGE, "it is in 'de'; there are taggers for [en]"));
  }

  @Test
  void shouldKnowTheLanguagesOfItsTaggers() {
    assertThat(factory().languages()).containsExactly("en");
    assertThat(factory().languages(Map.of("models.de", "de.tagger", "models.fr", "fr.tagger")))
        .containsExactlyInAnyOrder("de", "en", "fr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "deu", "DE", "xx"})
  void shouldRefuseModelsOfNoOtherLanguage(String language) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(MODELS, Map.of("models." + language, "file")))
        .withMessageContaining("option 'models." + language + "' is unknown");
  }

  private static TextProcessor<TaggedText> german(Path folder) throws IOException {
    return create(MODELS, Map.of("models.de", TinyTagger.train(folder).toString()));
  }

  private static ModelInfo model(TextProcessor<TaggedText> processor, String language) {
    return ((Done<TaggedText>) outcome(processor, "am Router", language)).model().orElseThrow();
  }

  private static TextProcessor<TaggedText> create(Path directory, Map<String, String> options) {
    Models models =
        new Models(
            directory,
            () -> {
              throw new AssertionError("tagging needs no embedder");
            });
    return new PosProcessorFactory().create(options, models);
  }

  private TaggedText tag(String text) {
    return done(processor(), text);
  }

  private static TaggedText done(TextProcessor<TaggedText> processor, String text) {
    return ((Done<TaggedText>) outcome(processor, text)).value();
  }

  private static TaggedText done(
      TextProcessor<TaggedText> processor, String text, @Nullable String language) {
    return ((Done<TaggedText>) outcome(processor, text, language)).value();
  }

  private static Outcome<TaggedText> outcome(TextProcessor<TaggedText> processor, String text) {
    return outcome(processor, text, null);
  }

  private static Outcome<TaggedText> outcome(
      TextProcessor<TaggedText> processor, String text, @Nullable String language) {
    Message message = Message.newBuilder().setText(text).setLanguage(language).build();
    return processor.process(List.of(Document.of(message))).get(0);
  }

  private static List<Token> tokens(TaggedText tagged) {
    return tagged.getSentences().stream().flatMap(each -> each.getTokens().stream()).toList();
  }

  private static List<String> sentences(TaggedText tagged) {
    return tagged.getSentences().stream()
        .map(Sentence::getTokens)
        .map(
            tokens ->
                tagged
                    .getText()
                    .substring(tokens.get(0).getBegin(), tokens.get(tokens.size() - 1).getEnd()))
        .toList();
  }

  private static void assertOffsets(TaggedText tagged) {
    int last = 0;
    for (Token token : tokens(tagged)) {
      assertThat(token.getBegin()).isGreaterThanOrEqualTo(last);
      assertThat(token.getText())
          .isNotEmpty()
          .isEqualTo(tagged.getText().substring(token.getBegin(), token.getEnd()));
      assertThat(token.getTag()).isNotEmpty();
      last = token.getEnd();
    }
  }
}
