package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.phrase.MailHeader;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The block of sender, date, receivers and subject above an earlier mail. */
final class HeaderBlock {

  private static final int LINES = 14;

  /** The subject of what is forwarded: English, German, French, Spanish, Italian, Dutch, Nordic. */
  private static final Pattern FORWARD =
      Pattern.compile("[^:]{2,12}: ?(?:fwd?|wg|tr|rv|i|doorst|vs|vb|pd) ?:");

  private HeaderBlock() {}

  /** Where a header ends that begins at a line; the line itself if there are too few fields. */
  static int end(Page page, int from, int least) {
    Set<MailHeader> fields = EnumSet.noneOf(MailHeader.class);
    int end = from;
    int i = from;
    boolean valueFollows = false;
    while (i < page.size() && i < from + LINES) {
      Line line = page.get(i);
      Optional<MailHeader> field = line.isOpen() ? MailHeader.of(line.plain()) : Optional.empty();
      if (field.isPresent()) {
        fields.add(field.get());
        valueFollows = line.plain().endsWith(":");
        end = i + 1;
      } else if (!line.isOpen() || !(valueFollows || isFolded(page, i))) {
        break;
      } else {
        valueFollows = false;
      }
      i++;
    }
    boolean sender = fields.contains(MailHeader.FROM);
    boolean about =
        fields.contains(MailHeader.SENT)
            || fields.contains(MailHeader.TO)
            || fields.contains(MailHeader.SUBJECT);
    if (fields.size() < least || (!(sender && about) && least > 1)) {
      return from;
    }
    return end;
  }

  /** Where a header ends below which an earlier mail follows; the line itself if it is none. */
  static int endOfQuoted(Page page, int from) {
    int end = end(page, from, 3);
    return isMemo(page, from, end) ? from : end;
  }

  /** The head of a fax or a memo: to whom before from whom, and no address. */
  static boolean isMemo(Page page, int from, int to) {
    if (to == from || !MailHeader.of(page.get(from).plain()).equals(Optional.of(MailHeader.TO))) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (page.get(i).plain().indexOf('@') >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the subject in a block says that the mail is forwarded. */
  static boolean isForward(Page page, int from, int to) {
    for (int i = from; i < to; i++) {
      if (FORWARD.matcher(page.get(i).plain()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** A long list of receivers goes on in lines of its own, before the next field. */
  private static boolean isFolded(Page page, int i) {
    return page.get(i).plain().indexOf('@') > 0
        && i + 1 < page.size()
        && (MailHeader.of(page.get(i + 1).plain()).isPresent()
            || page.get(i + 1).plain().indexOf('@') > 0);
  }
}
