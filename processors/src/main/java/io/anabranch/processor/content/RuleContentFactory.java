package io.anabranch.processor.content;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Content;
import java.util.Map;
import java.util.Set;

/** Content by rules about mail, HTML, transcripts and forms. */
public final class RuleContentFactory implements ProcessorFactory<Content> {

  @Override
  public Annotation<Content> annotation() {
    return Annotation.CONTENT;
  }

  @Override
  public String implementation() {
    return "rules";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.MESSAGE);
  }

  @Override
  public Class<ContentOptions> options() {
    return ContentOptions.class;
  }

  @Override
  public TextProcessor<Content> create(Map<String, String> options, Models models) {
    return new ContentProcessor(Options.read(ContentOptions.class, options));
  }
}
