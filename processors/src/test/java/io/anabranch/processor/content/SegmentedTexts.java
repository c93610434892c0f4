package io.anabranch.processor.content;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import io.anabranch.schema.SegmentKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the stage on single texts. */
final class SegmentedTexts {

  private SegmentedTexts() {}

  static Content content(String text) {
    return content(text, null, "customer,unknown", "customer,agent,bot,system,unknown");
  }

  static Content content(String text, @Nullable AuthorRole author, String roles, String authors) {
    Message message = Message.newBuilder().setText(text).setAuthorRole(author).build();
    try (TextProcessor<Content> processor =
        new ContentProcessor(new ContentOptions(roles, authors, "en,de,fr", "en"))) {
      Document document = Document.empty().with(Annotation.MESSAGE, message);
      return ((Done<Content>) processor.process(List.of(document)).get(0)).value();
    }
  }

  /** What is said; the text itself where nothing is cut. */
  static String said(String text) {
    String said = content(text).getSaid();
    return said == null ? text : said;
  }

  /** Source of the segments of a kind. */
  static List<String> segments(String text, SegmentKind kind) {
    return content(text).getSegments().stream()
        .filter(segment -> segment.getKind() == kind)
        .map(segment -> text.substring(segment.getBegin(), segment.getEnd()))
        .toList();
  }
}
