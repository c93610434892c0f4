package io.anabranch.processor.content.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {

  private static final String GERMAN = "Wo bleibt denn mein Paket, es sollte schon gestern kommen?";
  private static final String ENGLISH =
      "My parcel should have been here yesterday, where is it now?";

  private final LanguageDetector detector = new LanguageDetector(LanguageDetector.STANDARD);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I would like to return the shoes that I bought last week",
        "de | WO BLEIBT MEIN PAKET, ES SOLLTE GESTERN KOMMEN",
        "fr | Bonjour, je n'ai toujours pas reçu ma commande",
        "cs | prosim vas kde je moje objednavka, cekam uz tyden",
        "sr | Поштовани, још увек нисам добила поруџбину",
        "sr | Zdravo, gde je moj paket? Čekam već dve nedelje",
        "hr | Gdje je moj paket? Čekam već dva tjedna, trebao je stići prije",
        "nb | Hei, hvorfor har jeg ikke fått pakken min ennå",
        "da | Hej, hvorfor har jeg ikke modtaget min pakke endnu",
        "uk | Доброго дня, чому моє замовлення ще не прийшло",
        "ru | Мой iPhone Pro Max не включается после обновления"
      })
  void shouldTellLanguages(String language, String text) {
    assertThat(detector.detect(text)).map(DetectedLanguage::tag).contains(language);
  }

  @ParameterizedTest
  @CsvSource({
    "zh, 我的包裹在哪里？",
    "zh, 退款",
    "ja, 荷物はまだ届いていません",
    "ko, 제 소포는 어디에 있나요?",
    "ar, أين طردي؟ لم يصل بعد",
    "he, איפה החבילה שלי",
    "th, พัสดุของฉันอยู่ที่ไหน",
    "hi, मेरा पार्सल कहाँ है",
    "el, Ευχαριστώ",
    "ta, என் பார்சல் எங்கே"
  })
  void shouldTellLanguageByScriptWhateverTheCandidates(String language, String text) {
    LanguageDetector english = new LanguageDetector(Set.of("en"));

    assertThat(List.of(detector, english))
        .allSatisfy(
            each -> assertThat(each.detect(text)).map(DetectedLanguage::tag).contains(language));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " \n", "ok", "danke schön", "👍", "MR-48213", "α", "Maria Garcia Lopez"})
  void shouldSayNothingAboutTooLittle(String text) {
    assertThat(detector.detect(text)).isEmpty();
  }

  @Test
  void shouldNotCountLinksAndCodesAsWords() {
    assertThat(detector.detect("https://example.com/wo-ist-mein-paket MR-48213 danke @meridian"))
        .isEmpty();
  }

  @Test
  void shouldKeepToCandidates() {
    LanguageDetector detector = new LanguageDetector(Set.of("en", "nl"));

    assertThat(detector.detect(GERMAN)).map(DetectedLanguage::tag).contains("nl");
  }

  @Test
  void shouldKnowLanguagesBeyondTheStandard() {
    assertThat(LanguageDetector.known())
        .containsAll(LanguageDetector.STANDARD)
        .contains("zh", "nn", "mg", "et", "fa", "bs", "gsw")
        .doesNotContain("deu", "cmn", "plt", "iw", "in");
    assertThat(
            new LanguageDetector(Set.copyOf(LanguageDetector.known()))
                .detect("On aquesta setmana no he rebut encara la meva comanda, què passa?"))
        .map(DetectedLanguage::tag)
        .contains("ca");
  }

  @Test
  void shouldRejectUnknownCandidates() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LanguageDetector(Set.of("en", "deu")))
        .withMessageContaining("deu");
    assertThatIllegalArgumentException().isThrownBy(() -> new LanguageDetector(Set.of()));
  }

  @Test
  void shouldBeSurerOfMoreWords() {
    double few = confidence("Wo bleibt mein Paket");

    assertThat(confidence(GERMAN)).isGreaterThan(few).isGreaterThan(0.99);
  }

  @Test
  void shouldTellParagraphsOfTwoLanguages() {
    String text = "  " + GERMAN + "\r\n\r\nDanke!\r\n \r\n" + ENGLISH + "\n";

    List<ParagraphLanguage> paragraphs = detector.byParagraph(text);

    assertThat(paragraphs)
        .extracting(paragraph -> text.substring(paragraph.begin(), paragraph.end()))
        .containsExactly(GERMAN, ENGLISH);
    assertThat(paragraphs)
        .extracting(paragraph -> paragraph.language().tag())
        .containsExactly("de", "en");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n\n", ENGLISH + "\n\n" + ENGLISH, GERMAN + "\n\nThank you!"})
  void shouldNotTellParagraphsOfOneLanguage(String text) {
    assertThat(detector.byParagraph(text)).isEmpty();
  }

  @Test
  void shouldStandTextOfVeryManyParagraphs() {
    String text = (GERMAN + "\n\n" + ENGLISH + "\n\n\n").repeat(2_000) + "\n \r".repeat(100_000);

    assertThat(detector.byParagraph(text)).hasSize(50);
  }

  @Test
  void shouldAnswerTheSameInManyThreads() {
    List<String> texts =
        IntStream.range(0, 400).mapToObj(i -> i % 2 == 0 ? GERMAN : ENGLISH).toList();

    List<Optional<DetectedLanguage>> answers =
        texts.parallelStream().map(detector::detect).toList();

    assertThat(Collections.frequency(answers, detector.detect(GERMAN))).isEqualTo(200);
    assertThat(Collections.frequency(answers, detector.detect(ENGLISH))).isEqualTo(200);
  }

  private double confidence(String text) {
    return detector.detect(text).orElseThrow().confidence();
  }
}
