package io.anabranch.processor.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UniversalTagsTest {

  private TextProcessor<Keywords> processor;

  @BeforeAll
  void open() {
    Models models =
        new Models(
            BuildFolders.models(),
            () -> {
              throw new AssertionError("keywords need no embedder");
            });
    processor = new KeywordsProcessorFactory().create(Map.of(), models);
  }

  @AfterAll
  void close() {
    processor.close();
  }

  @Test
  void shouldFindGermanNounPhrases() {
    assertThat(
            terms(
                "Die/DET letzte/ADJ Rechnung/NOUN für/ADP den/DET defekten/ADJ"
                    + " Staubsauger/NOUN ist/AUX falsch/ADJ ./PUNCT"))
        .containsExactlyInAnyOrder("Rechnung", "defekten Staubsauger");
  }

  @Test
  void shouldTakeCapitalWithinSentenceForNoun() {
    assertThat(terms("Meine/DET Gutschrift/VERB fehlt/VERB und/CCONJ Erstattung/ADJ auch/ADV"))
        .containsExactlyInAnyOrder("Gutschrift", "Erstattung");
    assertThat(terms("Fehlt/VERB etwas/PRON ?/PUNCT „/PUNCT Liefern/VERB Sie/PRON endlich/ADV"))
        .isEmpty();
  }

  @Test
  void shouldFindNothingInWordsThatSayNothing() {
    assertThat(
            terms(
                "Guten/ADJ Tag/NOUN ,/PUNCT bitte/NOUN beim/PROPN nächsten/ADJ Mal/NOUN am/PROPN"
                    + " Montag/PROPN ./PUNCT Vielen/ADJ Dank/NOUN 😡/SYM"))
        .isEmpty();
  }

  @Test
  void shouldJoinPartsOfCompounds() {
    assertThat(terms("Die/DET WLAN/PROPN ~-/PUNCT ~Verbindung/NOUN bricht/VERB ab/ADP"))
        .containsExactly("WLAN-Verbindung");
  }

  @Test
  void shouldFindCodesWhateverTheirTags() {
    assertThat(terms("Bestellung/NOUN MR-48213/X und/CCONJ der/DET X200/X")).contains("MR-48213");
  }

  @Test
  void shouldLeaveTextWithOtherTagsAsItIs() {
    TaggedText tagged = tagged("Die/NNP Tag/NN");
    tagged.setTagSet("penn");

    assertThat(new UniversalTags().toPenn(tagged)).isSameAs(tagged);
  }

  @Test
  void shouldListWordsInLowerCase() {
    assertThat(WordList.GERMAN_WEAK_WORDS.read())
        .isNotEmpty()
        .allSatisfy(word -> assertThat(word).isEqualTo(word.toLowerCase(Locale.ROOT)));
  }

  private List<String> terms(String words) {
    Document document = Document.empty().with(PosStage.ANNOTATION, tagged(words));
    return ((Done<Keywords>) processor.process(List.of(document)).get(0))
        .value().getKeywords().stream().map(Keyword::getTerm).toList();
  }

  /** Words with their tags; one that begins with a tilde touches the one before. */
  private static TaggedText tagged(String words) {
    StringBuilder text = new StringBuilder();
    List<Token> tokens = new ArrayList<>();
    for (String each : words.split(" ", -1)) {
      boolean touches = each.startsWith("~");
      String word = each.substring(touches ? 1 : 0, each.lastIndexOf('/'));
      if (!touches && text.length() > 0) {
        text.append(' ');
      }
      int begin = text.length();
      text.append(word);
      String tag = each.substring(each.lastIndexOf('/') + 1);
      tokens.add(new Token(word, word.toLowerCase(Locale.ROOT), tag, begin, text.length()));
    }
    TaggedText tagged = new TaggedText();
    tagged.setText(text.toString());
    tagged.setTagSet("ud");
    tagged.setSentences(List.of(new Sentence(tokens)));
    return tagged;
  }
}
