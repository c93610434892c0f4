package io.anabranch.processor.content.form;

import io.anabranch.processor.content.phrase.FieldLabel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field of a form.
 *
 * @param label as it is written
 * @param value in the same line; empty if it is below
 * @param freeText whether the author writes the value
 * @param alone whether no colon follows the label
 * @param valueAt where the value begins, from the begin of the line
 */
record Field(String label, String value, boolean freeText, boolean alone, int valueAt) {

  private static final Pattern LABELLED =
      Pattern.compile(
          "[\\s*_•>-]{0,6}+(?<label>[\\p{L}#X][^:=\\t\\n]{0,58}?)[*_ ]{0,3}(?:[:：][*_]{0,3}|\\t| ?= |(?<=\\?) (?=\\p{Lu}))\\s*");

  /** The field of a line, if it has a label that is known. */
  static Optional<Field> of(String raw) {
    Matcher labelled = LABELLED.matcher(raw);
    if (labelled.lookingAt()) {
      String label = labelled.group("label");
      return known(label, raw.substring(labelled.end()).strip(), false, labelled.end());
    }
    return raw.length() < 60 ? known(raw.strip(), "", true, raw.length()) : Optional.empty();
  }

  private static Optional<Field> known(String label, String value, boolean alone, int valueAt) {
    if (label.split(" ").length > 9) {
      return Optional.empty();
    }
    if (FieldLabel.isFreeText(label)) {
      return Optional.of(new Field(label, value, true, alone, valueAt));
    }
    boolean answered = !label.endsWith("?") || value.split(" ").length <= 3;
    return answered && FieldLabel.isMetadata(label)
        ? Optional.of(new Field(label, value, false, alone, valueAt))
        : Optional.empty();
  }

  /** Whether a line that stands among fields is one, of a label that is not known. */
  static boolean looksLikeOne(String raw) {
    Matcher labelled = LABELLED.matcher(raw);
    return labelled.lookingAt()
        && labelled.group("label").split(" ").length <= 5
        && raw.length() - labelled.end() <= 80
        && !raw.strip().endsWith("?")
        && !raw.strip().endsWith("!");
  }
}
