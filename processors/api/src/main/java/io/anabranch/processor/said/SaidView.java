package io.anabranch.processor.said;

import io.anabranch.language.Languages;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.SkipCause;
import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import io.anabranch.schema.TaggedText;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a processor sees of a message: as its text what was said in it, as its language what was
 * detected, and offsets into that text in all annotations. Whoever runs a processor gives it such a
 * view, and maps its results back. In a conversation the content names the turns, as offsets into
 * what was said: a processor need not know what a segment is.
 *
 * <p>Where neither the content nor a tagged text is among the annotations, nothing is known of what
 * was said, and everything stays as it is.
 */
public final class SaidView {

  private final Document document;
  private final @Nullable SaidText said;
  private final @Nullable String language;

  private SaidView(Document document, @Nullable SaidText said, @Nullable String language) {
    this.document = document;
    this.said = said;
    this.language = language;
  }

  /**
   * The view of a document.
   *
   * @param document whose offsets refer to the message's text; it is not changed
   */
  public static SaidView of(Document document) {
    Optional<Content> content = document.find(Content.class);
    if (content.isPresent()) {
      SaidText said = SaidText.of(content.get());
      Message message = message(content.get(), said);
      return new SaidView(
          seen(document, said).with(Annotation.MESSAGE, message), said, message.getLanguage());
    }
    Optional<TaggedText> tagged = document.find(TaggedText.class);
    if (tagged.isPresent()) {
      SaidText said = SaidText.of(tagged.get());
      return new SaidView(seen(document, said), said, tagged.get().getLanguage());
    }
    if (document.has(Annotation.MESSAGE)) {
      Message message = document.get(Annotation.MESSAGE);
      return new SaidView(document, SaidText.whole(message.getText()), message.getLanguage());
    }
    return new SaidView(document, null, null);
  }

  /** What the processor is given. */
  public Document document() {
    return document;
  }

  /** Length of what the processor reads as the message's text, in UTF-16 code units; or 0. */
  public int messageLength() {
    return document.has(Annotation.MESSAGE)
        ? document.get(Annotation.MESSAGE).getText().length()
        : 0;
  }

  /** Length of the text that a processor reads, as a message or tagged, in UTF-16 code units. */
  public static int textLength(Document seen) {
    return seen.has(Annotation.MESSAGE)
        ? seen.get(Annotation.MESSAGE).getText().length()
        : seen.find(TaggedText.class).map(tagged -> tagged.getText().length()).orElse(0);
  }

  /**
   * Why a processor is not given the document at all: nothing is said, or in a language that its
   * model does not know.
   *
   * @param languages BCP 47 tags of those that it knows; empty for all
   */
  public <T> Optional<Outcome.Skipped<T>> skip(Set<String> languages) {
    if (said != null && said.text().codePoints().allMatch(SaidView::isInvisible)) {
      return Optional.of(
          new Outcome.Skipped<>(SkipCause.NOTHING_SAID, "nothing is said in it that counts"));
    }
    if (language != null
        && !languages.isEmpty()
        && !languages.contains(Languages.primary(language))) {
      return Optional.of(
          new Outcome.Skipped<>(
              SkipCause.LANGUAGE,
              "it is in '%s'; known are %s".formatted(language, new TreeSet<>(languages))));
    }
    return Optional.empty();
  }

  /** Maps the offsets of a result back to the message's text, in place. */
  public <T extends SpecificRecord> T toMessage(T result) {
    if (result instanceof TaggedText tagged && said != null) {
      tagged.setPieces(said.pieces());
      tagged.setLanguage(language);
    }
    if (said != null && !said.isWhole()) {
      TextOffsets.map(result, said::beginInMessage, said::endInMessage);
    }
    return result;
  }

  private static Document seen(Document document, SaidText said) {
    return said.isWhole()
        ? document
        : document.map(
            annotation -> {
              SpecificRecord copy = SpecificData.get().deepCopy(annotation.getSchema(), annotation);
              TextOffsets.map(copy, said::begin, said::end);
              return copy;
            });
  }

  private static Message message(Content content, SaidText said) {
    Message message = content.getMessage();
    return said.isWhole() && Objects.equals(message.getLanguage(), content.getLanguage())
        ? message
        : Message.newBuilder(message)
            .setText(said.text())
            .setLanguage(content.getLanguage())
            .build();
  }

  /** White space of any kind, and control and format characters: nothing to enrich. */
  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }
}
