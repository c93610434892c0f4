package io.anabranch.processor.content.phrase;

import java.util.regex.Pattern;

/**
 * The line by which a mail program says who wrote what is quoted below it. It holds a date, a time
 * or an address; without one, "My wife wrote:" is a sentence.
 */
public final class Attribution {

  private static final String ADDRESS = "[^\\s<>@]{1,64}@[^\\s<>]{1,100}";

  private static final Phrases WHOLE =
      Phrases.of(
          // English: Gmail, Apple Mail, Thunderbird, Yahoo, mutt, Zoho
          "(?:-{2,} ?)?(?:on|at|in) .{4,300} (?:wrote|writes|said|says|responded)"
              + "(?: ?:| ?\\.\\.\\.| ?-{2,})",
          ".{3,120} (?:wrote|writes) (?:on|at|in) .{0,60}\\d.{0,60}:",
          "quoting .{3,200}:",
          ".{1,120}<" + ADDRESS + ">.{0,60} (?:wrote|writes|schrieb|schreef):",
          "\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}.{3,200} wrote:",
          // German: "Am ... schrieb X:", "X schrieb am ...:", Yahoo's "hat X geschrieben"
          "am .{4,300} schrieb.{0,200}:",
          "am .{4,300} hat .{1,200} geschrieben ?:",
          ".{3,120} schrieb am .{0,60}\\d.{0,60}:",
          "zitat von .{3,200}:",
          // French
          "(?:le|en date du|on) .{4,300} (?:a|à) écrit ?:",
          ".{3,120} a écrit (?:le|,? ?à) .{0,60}\\d.{0,60}:",
          // Spanish
          "(?:el|en) .{4,300} (?:escribió|ha escrito|escribio) ?:",
          ".{3,120} escribió el .{0,60}\\d.{0,60}:",
          // Italian
          "(?:il|in data|on) .{4,300} (?:ha scritto|scrisse|scriveva) ?:",
          // Dutch
          "op .{4,300} (?:schreef|heeft) .{1,200}:",
          "op .{4,300} (?:schreef|geschreven) ?:",
          ".{3,120} schreef op .{0,60}\\d.{0,60}:",
          // Portuguese
          "(?:em|no dia|a) .{4,300} escreveu ?:",
          // Polish
          ".{4,300} (?:napisał(?:\\(a\\))?|napisała|pisze) ?:",
          // Swedish, Danish, Norwegian, Finnish
          "(?:den|on|fre|tors?|ons|tis|tirs?|mån|man|lør|lör|søn|sön)\\b.{4,300} skrev.{0,200}:",
          ".{4,300} kirjoitti ?:",
          // Czech, Slovak, Hungarian, Romanian, Turkish, Russian, Ukrainian
          ".{4,300} (?:napsal(?:\\(a\\)|a)?|napísal(?:\\(a\\)|a)?) ?:",
          ".{4,300} (?:ezt írta|a következőt írta|írta).{0,60}:",
          ".{4,300} a scris ?:",
          ".{4,300} (?:şunu|şunları) yazdı ?:",
          ".{4,300} (?:написал(?:\\(а\\)|а)?|пишет|пише|написав(?:\\(ла\\))?) ?:",
          // GroupWise
          ">>> .{2,120} >>>",
          // Gmail of long ago and programs that name no verb: a date, then an address
          "(?:\\p{L}{2,4}\\.?,? )?\\d{1,4}[-./ ].{2,80}<" + ADDRESS + "> ?:");

  /** Usenet and old programs. */
  private static final Phrases NEWS =
      Phrases.of("in article <[^<>]{3,100}>,? .{3,120} (?:says|writes|wrote)(?:\\.\\.\\.|:)");

  /** Yahoo and help desks put the quotation into the same line. */
  private static final Phrases FOLLOWED =
      Phrases.of(
          "on .{4,200}<" + ADDRESS + "> wrote: ",
          "am .{4,200} schrieb .{0,100}<" + ADDRESS + ">: ",
          "le .{4,200}<" + ADDRESS + "> a écrit ?: ",
          "el .{4,200}<?" + ADDRESS + ">?\\)? escribió ?: ",
          "il .{4,200}<" + ADDRESS + "> ha scritto ?: ");

  /** A person does not speak of himself like this. */
  private static final Pattern PRONOUN =
      Pattern.compile(
          "\\b(?:i|we|you|he|she|they|who|ich|wir|sie|er|je|nous|vous|il|elle) "
              + "(?:also |just |already )?(?:wrote|said|schrieb|a écrit)\\b");

  private static final Pattern EVIDENCE =
      Pattern.compile(
          "\\d{1,2}[:.h]\\d{2}|\\d{4}|\\d[./-]\\d{1,2}[./-]\\d|\\d|@|\\{\\{|\\{|%%|\\[");

  /** Its first words, or a day of the week, or a number. */
  private static final Phrases OPENING =
      Phrases.of(
          "(?:-{2,} ?)?(?:on|at|am|le|en date du|el|il|in data|op|em|no dia|den|dne|dnia|w dniu|quoting|"
              + "zitat von|in article)\\b|\\p{L}{2,4}\\.?,? \\d|\\p{L}{2,12}, |\\d{1,4}[-./]");

  private static final Pattern END = Pattern.compile("(?::|\\.\\.\\.|--|>>>) ?$");

  /** One of these is in each of the forms above. */
  private static final Pattern SIGN =
      Pattern.compile(
          "wrote|write|said|says|responded|quoting|schrieb|schreef|zitat|écrit|escri|scri|geschre|geschrie"
              + "|napis|napsal|napísal|pisze|skrev|kirjoitti|írta|yazdı|пис|пиш|@|>>>");

  private static final Pattern STRONG = Pattern.compile("@|\\d{1,2}[:.h]\\d{2}");

  private Attribution() {}

  /** Whether a line may be the first of one. */
  public static boolean mayBegin(String plain) {
    return !plain.isEmpty()
        && plain.length() < 300
        && (plain.indexOf(':') >= 0
            || plain.indexOf(',') >= 0
            || plain.indexOf('.') >= 0
            || plain.indexOf('@') >= 0
            || Character.isDigit(plain.charAt(plain.length() - 1)));
  }

  /** Whether a line begins as one does that goes on in the next line. */
  public static boolean mayBeWrapped(String plain) {
    return OPENING.begin(plain);
  }

  /** Whether lines, joined by blanks, are one. */
  public static boolean is(String plain) {
    return END.matcher(plain.substring(Math.max(0, plain.length() - 4))).find()
        && SIGN.matcher(plain).find()
        && EVIDENCE.matcher(plain).find()
        && (WHOLE.are(plain) || NEWS.are(plain))
        && !PRONOUN.matcher(plain).find();
  }

  /** Whether a line begins with one and goes on with what is quoted. */
  public static boolean begins(String plain) {
    return plain.indexOf('@') > 0 && FOLLOWED.begin(plain);
  }

  /** Whether it is one even if nothing below looks quoted. */
  public static boolean isStrong(String plain) {
    return STRONG.matcher(plain).find();
  }
}
