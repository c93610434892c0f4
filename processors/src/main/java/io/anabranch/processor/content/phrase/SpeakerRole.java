package io.anabranch.processor.content.phrase;

import io.anabranch.schema.AuthorRole;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words by which transcripts call those who speak, and what those words say of their role. */
public enum SpeakerRole {
  SYSTEM(AuthorRole.SYSTEM, "system sistema système systeem notification info", "(?:\\*{3}.*)"),
  BOT(
      AuthorRole.BOT,
      "bot chatbot ivr voicebot assistant robot automated assistent asistente assistente fin"
          + " operatorbot answerbot virtual q",
      ".{0,25}bot\\b.{0,10}|auto[- ]?(?:assist|reply|respon|answer)\\w*|(?:virtual|digital|virtueller|automated|ai|voice) (?:\\w+ )?(?:assistant|assistent|agent)"
          + "|(?:assistant|assistente|asistente) (?:virtuel|virtuale|virtual)"),
  CUSTOMER(
      AuthorRole.CUSTOMER,
      // English, German, French, Spanish and Portuguese, Italian, Dutch, Polish
      "customer client caller user visitor guest member patient shopper consumer requester subscriber"
          + " kunde kundin anrufer anruferin besucher besucherin gast nutzer nutzerin mitglied"
          + " cliente appelant visiteur utilisateur usuario visitante usuária usuário llamante utente"
          + " visitatore chiamante klant beller bezoeker gebruiker klient klientka użytkownik gość"
          + " buyer passenger tenant policyholder cust enduser end-user kund asiakas zákazník c inbound",
      "(?:the )?(?:customer|client|caller|visitor|guest|kunde|kundin|cliente|klant|klient)\\b.{0,30}"),
  AGENT(
      AuthorRole.AGENT,
      "agent support service advisor adviser representative rep operator staff team helpdesk specialist"
          + " consultant csr associate admin reception receptionist clerk dispatcher desk sales company"
          + " supportteam berater beraterin mitarbeiter mitarbeiterin kundenservice kundendienst"
          + " conseiller conseillère téléconseiller opérateur agente asesor asesora operador operadora"
          + " operatore operatrice assistenza medewerker klantenservice adviseur atendente atendimento"
          + " konsultant konsultantka doradca obsługa pracownik moderator handläggare supportmedarbetare"
          + " helpline hotline care outbound",
      ".{0,40}\\b(?:support|service|helpdesk|help desk|customer care|customer service|kundenservice|kundendienst|"
          + "front desk|reception|team|care|agent|advisor|hotline|helpline|assistenza|klantenservice|"
          + "verwaltung|bäckerei|praxis|werkstatt|apotheke|stadtwerke|autohaus|versicherung|sparkasse|klinik|immobilien|reisen"
          + "|bakery|clinic|dental|salon|studio|garage|furniture|florist|rentals?|insurance|airlines?|ceramics|boutique|tours|travel"
          + "|telecom|energy|software|systems|solutions|agency|pizzeria|ristorante|panadería|"
          + "service client|atención al cliente|atendimento|bank|hotel|gmbh|ltd|inc|llc|shop|store|(?:fraud|sales|tech) (?:line|desk))\\b.{0,20}");

  private static final Pattern NUMBER =
      Pattern.compile("(?:[\\s_#-]*\\(?\\d{1,9}\\)?|[\\s_#-]+(?:[a-d]|id))$");
  private static final Pattern SYMBOLS = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}.)]+$");

  private final AuthorRole role;

  /** Between blanks. */
  private final String words;

  private final Pattern names;

  SpeakerRole(AuthorRole role, String words, String names) {
    this.role = role;
    this.words = " " + words + " ";
    this.names = Pattern.compile(names, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** The role of a speaker whose label is a word for it, as "AGENT 4711" or "Customer". */
  public static Optional<AuthorRole> ofWord(String label) {
    String bare = bare(label);
    String first = bare.split(" ", 2)[0];
    return find(role -> role.isWord(bare))
        .or(
            () ->
                bare.split(" ").length == 2 && first.length() > 3
                    ? find(role -> role.isWord(first) && role != BOT)
                    : Optional.empty())
        .map(role -> role.role);
  }

  /** The role that a name or a note beside it tells, as "BrightTel Support". */
  public static Optional<AuthorRole> ofName(String label) {
    String bare = bare(label);
    return ofWord(label)
        .or(() -> find(role -> role.names.matcher(bare).matches()).map(r -> r.role));
  }

  private boolean isWord(String label) {
    return !label.isEmpty() && label.indexOf(' ') < 0 && words.contains(" " + label + " ");
  }

  private static String bare(String label) {
    String lower = SYMBOLS.matcher(label.toLowerCase(Locale.ROOT)).replaceAll("");
    return NUMBER.matcher(lower).replaceAll("").strip();
  }

  private static Optional<SpeakerRole> find(Predicate<SpeakerRole> matches) {
    Stream<SpeakerRole> roles = Arrays.stream(values());
    return roles.filter(matches).findFirst();
  }
}
