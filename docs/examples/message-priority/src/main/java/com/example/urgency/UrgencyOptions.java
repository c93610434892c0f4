package com.example.urgency;

import io.anabranch.processor.Option;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can stand under {@code stages.urgency}. */
record UrgencyOptions(
    @Option(
            doc = "Words that make a message urgent.",
            standard = "urgent, urgently, immediately, asap, emergency, today, now",
            allowed = "words with commas")
        String words) {

  Set<String> wordSet() {
    return Arrays.stream(words.split(","))
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
