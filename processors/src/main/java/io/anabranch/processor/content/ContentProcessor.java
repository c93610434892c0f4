package io.anabranch.processor.content;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;

/** Cuts messages into segments and says which of them count. Without state. */
final class ContentProcessor implements TextProcessor<Content> {

  private final ModelInfo model;
  private volatile boolean closed;

  ContentProcessor(ContentOptions options) {
    model = new ModelInfo("content-rules", "1");
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

  private static Content content(Message message) {
    Content content = new Content();
    content.setMessage(message);
    content.setLanguage(message.getLanguage());
    return content;
  }

  @Override
  public void close() {
    closed = true;
  }
}
