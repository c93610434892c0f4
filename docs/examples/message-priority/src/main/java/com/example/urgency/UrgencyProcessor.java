package com.example.urgency;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Checksum;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.SkipCause;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Looks for urgent words. */
final class UrgencyProcessor implements TextProcessor<Urgency> {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

  private final Set<String> urgentWords;
  private final ModelInfo model;
  private volatile boolean closed;

  UrgencyProcessor(Set<String> urgentWords) {
    this.urgentWords = urgentWords;
    // The version changes whenever a result could change.
    String words = String.join(",", new TreeSet<>(urgentWords));
    this.model = new ModelInfo("urgent-words", "1-" + Checksum.sha256(words).substring(0, 12));
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public List<Outcome<Urgency>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("the processor is closed");
    }
    return documents.stream().map(this::rate).toList();
  }

  private Outcome<Urgency> rate(Document document) {
    String text = document.get(Annotation.MESSAGE).getText();
    if (text.isBlank()) {
      return new Outcome.Skipped<>(SkipCause.NOTHING_SAID, "the text is blank");
    }
    List<String> found =
        Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
            .filter(urgentWords::contains)
            .distinct()
            .toList();
    Urgency urgency = new Urgency();
    urgency.setLabel(found.isEmpty() ? UrgencyStage.NOT_URGENT : UrgencyStage.URGENT);
    urgency.setWords(found);
    return new Outcome.Done<>(urgency);
  }

  @Override
  public void close() {
    closed = true;
  }
}
