package io.anabranch.processor.content.phrase;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The fields that mail programs write above a mail to which somebody answers. */
public enum MailHeader {
  /** English, German, French, Spanish and Portuguese, Italian, Dutch, Polish, Nordic, others. */
  FROM("from von de da van od från fra lähettäjä feladó gönderen kimden от кого від"),
  SENT(
      "sent gesendet envoyé enviado enviada inviato verzonden wysłano skickat sendt lähetetty date"
          + " datum fecha data dato odesláno elküldve gönderildi gönderme+tarihi tarih отправлено"
          + " дата päivämäärä dátum sent+on on date+sent enviado+el envoyé+le wysłane"),
  TO("to an à para a aan do till til vastaanottaja címzett komu kime кому destinatario pour pre"),
  COPY("cc kopie copia copie kopia kopi dw c.c bcc reply-to répondre+à antwort+an cci"),
  SUBJECT(
      "subject re betreff objet asunto oggetto onderwerp assunto temat ämne emne aihe předmět tárgy"
          + " konu тема subiect sujet betr predmet"),
  OTHER("importance attachments priority anlagen wichtigkeit pièces+jointes adjuntos allegati");

  private static final Pattern FIELD =
      Pattern.compile("(\\p{L}[\\p{L} .-]{0,18}?) ?:(?: .*|$)", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Map<String, MailHeader> BY_LABEL =
      Arrays.stream(values())
          .flatMap(
              field ->
                  Arrays.stream(field.labels.split(" ", -1))
                      .map(label -> Map.entry(label.replace('+', ' '), field)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));

  /** All fields in one line, as where line breaks were lost. */
  private static final Pattern ONE_LINE =
      Pattern.compile(
          "(?:from|von|de|da) ?: .{3,150} (?:sent|gesendet|envoyé|enviado|inviato|date|datum) ?: "
              + ".{3,150} (?:to|an|à|para|a) ?: .{3,200} (?:subject|betreff|objet|asunto|oggetto) ?:");

  /** Lines that stand above what is quoted or forwarded. */
  private static final Phrases DIVIDER =
      Phrases.of(
          "[-_=>\\s]{2,}(?:original|forwarded|reply|weitergeleitete|ursprüngliche|original-|"
              + "weitergeleitet|message|mensaje|messaggio|mensagem|oorspronkelijk|doorgestuurd|"
              + "wiadomość|oryginalna|przekazana|ursprungligt|vidarebefordrat|oprindelig|videresendt|"
              + "opprinnelig|alkuperäinen|välitetty|původní|přeposlaná|eredeti|továbbított|mesaj|"
              + "iletilen|пересылаемое|исходное|antwort|begin|end|intended)\\b.{0,60}?[-_=<\\s]{2,}",
          // Apple Mail
          "(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du"
              + " message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio"
              + " inoltrato|begin doorgestuurd bericht|início da mensagem (?:reencaminhada|"
              + "encaminhada)|początek przekazywanej wiadomości|vidarebefordrat brev|"
              + "videresendt brev) ?:?");

  private static final Pattern END =
      Pattern.compile("[-_=>\\s]{2,}(?:end|ende|fin|fine|einde|fim|koniec)\\b.*");

  /** Words for it; a plus stands for a blank. */
  private final String labels;

  MailHeader(String labels) {
    this.labels = labels;
  }

  /** The field that a line holds. */
  public static Optional<MailHeader> of(String plain) {
    if (plain.indexOf(':') < 0 || plain.indexOf(':') > 20) {
      return Optional.empty();
    }
    Matcher field = FIELD.matcher(plain);
    return field.matches()
        ? Optional.ofNullable(BY_LABEL.get(field.group(1).strip().toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  public static boolean isAllInOneLine(String plain) {
    return ONE_LINE.matcher(plain).lookingAt();
  }

  /** Whether a divider stands below what it divides. */
  public static boolean isEnd(String divider) {
    return END.matcher(divider).matches();
  }

  /** Whether a line says that another mail follows. */
  public static boolean isDivider(String plain) {
    return DIVIDER.are(plain);
  }
}
