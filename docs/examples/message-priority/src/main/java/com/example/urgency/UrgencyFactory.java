package com.example.urgency;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import java.util.Map;
import java.util.Set;

/** Urgency by a list of words. */
public final class UrgencyFactory implements ProcessorFactory<Urgency> {

  static final String NAME = "words";

  @Override
  public Annotation<Urgency> annotation() {
    return UrgencyStage.ANNOTATION;
  }

  @Override
  public String implementation() {
    return NAME;
  }

  /** The stage reads the messages themselves. */
  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.MESSAGE);
  }

  @Override
  public Set<String> languages() {
    return Set.of("en");
  }

  @Override
  public Class<UrgencyOptions> options() {
    return UrgencyOptions.class;
  }

  @Override
  public TextProcessor<Urgency> create(Map<String, String> options, Models models) {
    return new UrgencyProcessor(Options.read(UrgencyOptions.class, options).wordSet());
  }
}
