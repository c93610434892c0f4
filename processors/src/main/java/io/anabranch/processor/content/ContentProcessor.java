package io.anabranch.processor.content;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.content.language.LanguageDetector;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Cuts messages into segments and says which of them count. Without state. */
final class ContentProcessor implements TextProcessor<Content> {

  private final ModelInfo model;
  private final Roles roles;
  private final Roles authors;
  private final SaidLanguage language;
  private volatile boolean closed;

  ContentProcessor(ContentOptions options) {
    model = new ModelInfo("content-rules", "2");
    roles = options.countedRoles();
    authors = options.countedAuthors();
    language = new SaidLanguage(new LanguageDetector(options.candidates()), options.language());
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public List<Outcome<Content>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("processor is closed");
    }
    List<Outcome<Content>> outcomes = new ArrayList<>(documents.size());
    for (Document document : documents) {
      outcomes.add(new Outcome.Done<>(content(document.get(Annotation.MESSAGE))));
    }
    return outcomes;
  }

  private Content content(Message message) {
    Cut cut = Cutter.cut(message.getText());
    Content content = new Content();
    content.setPieces(List.of());
    content.setTurns(List.of());
    content.setMessage(message);
    content.setSegments(Segments.of(cut.page()));
    setSaid(content, cut);
    language.set(content);
    return content;
  }

  private void setSaid(Content content, Cut cut) {
    Message message = content.getMessage();
    boolean counts = cut.conversation() || authors.have(message.getAuthorRole());
    Predicate<Line> said =
        line ->
            line.kind() == null
                && counts
                && (!cut.conversation() || line.role() == null || roles.have(line.role()));
    if (cut.conversation()) {
      content.setTurns(CountedTurns.of(cut.page(), said));
    }
    if (isWhole(cut.page(), message.getText(), said)) {
      return;
    }
    SaidPieces pieces = SaidPieces.of(cut.page(), said);
    content.setSaid(pieces.text());
    content.setPieces(pieces.pieces());
  }

  private static boolean isWhole(Page page, String text, Predicate<Line> said) {
    if (!page.visible().isAllOf(text)) {
      return false;
    }
    for (int i = 0; i < page.size(); i++) {
      if (!page.get(i).isBlank() && !said.test(page.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    closed = true;
  }
}
