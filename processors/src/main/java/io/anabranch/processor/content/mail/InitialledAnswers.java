package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers between the lines of an earlier mail that begin with the initials of who answers. */
final class InitialledAnswers {

  /** "[VB] Yes" needs no other; "VB: yes" may be a field as well, if it stands there once. */
  private static final Pattern INITIALS =
      Pattern.compile(
          "\\s*(?:\\[(?<bracketed>\\p{Lu}{1,3})\\]|(?<bare>\\p{Lu}{2,3})\\s?:)\\s+(?=\\S)");

  private InitialledAnswers() {}

  /** Takes them back from what is quoted, without the initials. */
  static void keep(Page page) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < page.size(); i++) {
      Matcher initials = initials(page, i);
      if (initials != null) {
        counts.merge(initials.group(), 1, Integer::sum);
      }
    }
    for (int i = page.size() - 1; i >= 0; i--) {
      Matcher initials = initials(page, i);
      if (initials != null
          && (initials.group("bracketed") != null
              || counts.getOrDefault(initials.group(), 0) > 1)) {
        page.split(i, initials.end());
        page.get(i).keep();
        page.get(i).cut(SegmentKind.SPEAKER_LABEL);
        page.get(i + 1).keep();
      }
    }
  }

  private static @Nullable Matcher initials(Page page, int i) {
    Matcher initials = INITIALS.matcher(page.raw(i));
    return page.get(i).kind() == SegmentKind.QUOTED && initials.lookingAt() ? initials : null;
  }
}
