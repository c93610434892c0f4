package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.phrase.SpeakerRole;
import io.anabranch.schema.AuthorRole;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the words of a speaker.
 *
 * @param name as it is written
 * @param note beside the name, in brackets
 * @param stamp the time or date that stands with it; empty if there is none
 * @param heading whether the words are in the lines below
 * @param marked whether it stands in signs, as {@code <kim>} or {@code *Customer*}, or has a verb
 * @param end where the words begin, from the begin of the line
 */
record TurnLabel(
    String name, @Nullable String note, String stamp, boolean heading, boolean marked, int end) {

  private static final String NAME =
      "[^\\s:=<>\\[\\](){}|,;!?*\"][^:=<>\\[\\](){}|;!?*\"\\t]{0,38}?";

  private static final String BEFORE =
      "[\\p{Cf}\\s*_-]{0,6}+(?:(?<before>" + Stamp.ANY + ")[\\s*_]{0,4}(?:[-–—|,:] ?)?)?";

  private static final String NOTE = "(?: ?[(\\[](?<note>[^()\\[\\]]{1,40})[)\\]])?";

  private static final String AFTER =
      "(?:,? {0,4}(?:[-–—|·•] ?)?(?:`\\w{1,8}` ?(?:[-–—] )?)?(?<after>" + Stamp.ANY + "))?";

  /** "Kim (Agent), 10:15: text" and its kin, or the same alone in its line. */
  private static final Pattern LABEL =
      form(
          BEFORE
              + "[*_~ ]{0,4}(?<name>"
              + NAME
              + ")"
              + NOTE
              + "[*_]{0,3}"
              + AFTER
              + "[*_]{0,3}(?: ?[:：][*_]{0,3}(?=\\s|$|\\p{L}|[<\"'¿¡\\p{Cf}])| ?>(?=\\s)"
              + "| [–—-](?=\\s)|(?<row> ?\\|)(?=\\s)|(?<bare>)\\s*$)\\s*");

  /** "[Agent: Kim 10:15:02] text", "<kim (guest)> text", "<v Kim>text". */
  private static final Pattern BRACKETED =
      form(
          "\\s{0,6}(?:(?<before>"
              + Stamp.ANY
              + ")\\s{0,4})?(?:\\[(?<name>[^\\[\\]|]{2,40}?)(?: (?<after>"
              + Stamp.ANY
              + "))?\\]|<(?:v )?(?<irc>[^<>/|]{1,40})>):?\\s*(?=\\S)");

  /** "*Customer* text". */
  private static final Pattern STARRED =
      form(
          "\\s{0,6}(?:(?<before>"
              + Stamp.ANY
              + ")\\s{0,4})?\\*{1,2}(?<name>[^*:]{2,40})\\*{1,2}:?\\s+(?=\\S)");

  /** "Kim 10:15:02 text", with seconds, and "Kim (10:15) text". */
  private static final Pattern TIMED_NAME =
      form(
          "(?<name>\\p{L}"
              + NAME
              + ") (?:\\((?<inside>\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m)?)\\)"
              + "|(?<after>\\d{1,2}:\\d{2}(?<seconds>:\\d{2}| ?[ap]m)?))\\s+(?=\\S)");

  /** "IN 10:15 text" and "OUT 10:15 text", as gateways of text messages log. */
  private static final Pattern DIRECTED =
      form(
          "\\s{0,6}(?:(?<in>IN|MO|RX|(?i:inbound|incoming)|<<|←)|(?:OUT|MT|TX|(?i:outbound|outgoing)|>>|→))"
              + "[\\s|:]{1,4}(?<after>"
              + Stamp.ANY
              + ")[\\s|:–-]{1,4}(?=\\S)");

  private static final Pattern WROTE =
      form(
          "\\s{0,6}(?<name>\\p{Lu}[^:<>@\\d]{0,40}?) (?:wrote|says|said|replied|commented|schrieb|escribió|a écrit|ha scritto)(?: on .{1,30})?:\\s*$");

  private static final Pattern CLOCKED = Pattern.compile("\\d ?[:.hms] ?\\d{2}|\\ds");

  private static final Pattern NUMBER = Pattern.compile("\\+?[\\d ()/.-]{7,20}");

  private static Pattern form(String expression) {
    return Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** The label of a line, if it may have one. */
  static Optional<TurnLabel> of(String raw) {
    if (Stamp.isAlone(raw)) {
      return Optional.empty();
    }
    return wrote(raw)
        .or(() -> directed(raw))
        .or(() -> bracketed(raw))
        .or(() -> plain(raw).filter(label -> label.timed() || !STARRED.matcher(raw).lookingAt()))
        .or(() -> starred(raw))
        .or(() -> timedName(raw));
  }

  private static Optional<TurnLabel> wrote(String raw) {
    Matcher wrote = WROTE.matcher(raw);
    return wrote.matches()
        ? Optional.of(new TurnLabel(wrote.group("name"), null, "", true, true, raw.length()))
        : Optional.empty();
  }

  private static Optional<TurnLabel> directed(String raw) {
    Matcher label = DIRECTED.matcher(raw);
    return label.lookingAt()
        ? Optional.of(
            new TurnLabel(
                label.group("in") != null ? "Inbound" : "Outbound",
                null,
                label.group("after"),
                false,
                false,
                label.end()))
        : Optional.empty();
  }

  private static Optional<TurnLabel> bracketed(String raw) {
    Matcher label = BRACKETED.matcher(raw);
    if (!label.lookingAt()) {
      return Optional.empty();
    }
    boolean irc = label.group("irc") != null;
    String inside = irc ? label.group("irc") : label.group("name");
    boolean time =
        Stamp.isAlone(inside) || (!irc && Stamp.isAlone(inside + ' ' + label.group("after")));
    if (!hasLetter(inside) || time || inside.matches("\\S+@\\S+\\.\\S+")) {
      return Optional.empty();
    }
    List<String> parts = List.of(inside.replaceAll("[()]", "").split(": | \\(", 2));
    return Optional.of(
        new TurnLabel(inside.strip(), parts.get(0).strip(), stamp(label), false, irc, label.end()));
  }

  private static Optional<TurnLabel> starred(String raw) {
    Matcher label = STARRED.matcher(raw);
    return label.lookingAt()
        ? Optional.of(
            new TurnLabel(
                label.group("name"),
                null,
                Objects.requireNonNullElse(label.group("before"), ""),
                false,
                true,
                label.end()))
        : Optional.empty();
  }

  private static Optional<TurnLabel> timedName(String raw) {
    Matcher label = TIMED_NAME.matcher(raw);
    return label.lookingAt()
            && label.group("name").split(" ").length <= 3
            && (label.group("seconds") != null
                || label.group("inside") != null
                || SpeakerRole.ofWord(label.group("name")).isPresent())
        ? Optional.of(
            new TurnLabel(
                label.group("name"),
                null,
                Objects.requireNonNullElseGet(label.group("after"), () -> label.group("inside")),
                false,
                false,
                label.end()))
        : Optional.empty();
  }

  private static String stamp(Matcher label) {
    String before = Objects.requireNonNullElse(label.group("before"), "");
    return before + Objects.requireNonNullElse(label.group("after"), "");
  }

  private static Optional<TurnLabel> plain(String raw) {
    Matcher label = LABEL.matcher(raw);
    if (!label.lookingAt()) {
      return Optional.empty();
    }
    String name = label.group("name").strip();
    String stamp = stamp(label);
    boolean heading = label.end() == raw.length() || raw.substring(label.end()).isBlank();
    boolean named = hasLetter(name) || (!stamp.isEmpty() && NUMBER.matcher(name).matches());
    boolean row = label.group("row") != null && !CLOCKED.matcher(stamp).find();
    boolean time = Stamp.isAlone(name);
    if (name.isEmpty() || name.split(" ").length > 5 || !named || row || time) {
      return Optional.empty();
    }
    String note = label.group("note");
    return note != null && Stamp.isAlone(note)
        ? Optional.of(new TurnLabel(name, null, note, heading, false, label.end()))
        : Optional.of(new TurnLabel(name, note, stamp, heading, false, label.end()));
  }

  /** Whether a date or a time stands with it. */
  boolean timed() {
    return !stamp.isEmpty();
  }

  /** Whether a time of the day stands with it. */
  boolean clocked() {
    return CLOCKED.matcher(stamp).find();
  }

  /** The role that a word for the name or the note tells. */
  Optional<AuthorRole> role() {
    return SpeakerRole.ofWord(name)
        .or(() -> Optional.ofNullable(note).flatMap(SpeakerRole::ofName));
  }

  /** By what turns of one speaker are known. */
  String key() {
    return name.toLowerCase(Locale.ROOT).strip();
  }

  private static boolean hasLetter(String name) {
    return name.codePoints().anyMatch(Character::isLetter);
  }
}
