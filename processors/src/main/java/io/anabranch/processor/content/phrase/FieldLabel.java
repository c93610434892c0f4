package io.anabranch.processor.content.phrase;

import java.util.Locale;
import java.util.regex.Pattern;

/** Labels of forms and tickets: those of data about a message, and those of the message itself. */
public final class FieldLabel {

  private static final Pattern EXTRA =
      Pattern.compile(
          "^[\\W_]+|\\((?:required|optional|pflichtfeld|obligatoire|opcional)\\)|[*:=#.\\s]+$|^(?:your|the|ihre?|votre|vos|tu|su|il|la|uw|je|seu|sua|twoj[ae]?) ");

  private static final Phrases FREE_TEXT =
      Phrases.of(
          "(?:message|messages?|enquiry|inquiry|question|questions?|comments?|description|details|request|issue|problem|"
              + "feedback|remarks?|notes?|review|complaint|query)(?: (?:body|text|details|description|content|or \\w+|here))?",
          "(?:issue|problem|case|ticket|fault|long|full|customer|detailed|incident|request|customer's|client|additional) "
              + "(?:description|message|comments?|details|text|response|request|statement|information)",
          "body|text|free text|transcript|transcription|voicemail(?: transcript)?|content|review text|customer's response|(?:how|what) (?:can|may|could) we (?:help|do|assist).{0,40}|"
              + "what (?:happened|went wrong|is the (?:problem|issue)|would you like).{0,40}|tell us.{0,40}|"
              + "(?:please )?(?:describe|explain).{0,50}|anything else.{0,40}|what can we.{0,40}|"
              + "(?:steps to reproduce|actual result|expected result)",
          "(?:nachricht|mitteilung|anfrage|anliegen|beschreibung|frage|kommentar|bemerkung(?:en)?|anmerkung(?:en)?|"
              + "fehlerbeschreibung|problembeschreibung|text)(?:stext)?|wie können wir (?:ihnen )?helfen.{0,20}|worum geht es.{0,20}",
          "message|demande|commentaires?|votre demande|détails|précisions|comment pouvons-nous vous aider.{0,10}",
          "mensaje|consulta|comentarios?|descripción|detalles|pregunta|en qué podemos ayudar\\w*.{0,10}|¿en qué.{0,30}",
          "messaggio|richiesta|descrizione|commento|commenti|domanda|dettagli|testo|come possiamo aiutar.{0,10}",
          "bericht|vraag|opmerking(?:en)?|omschrijving|toelichting|waarmee kunnen we.{0,20}|hoe kunnen we.{0,20}",
          "mensagem|comentário|descrição|dúvida|pergunta|como podemos ajudar.{0,10}",
          "wiadomość|treść(?: wiadomości)?|opis|pytanie|komentarz|uwagi|meddelande|besked|melding|beskrivning|beskrivelse");

  private static final Phrases METADATA =
      Phrases.of(
          // English
          "(?:first |last |full |sur|family |given |user ?|customer |contact |company |product |display |account |client )?names?(?: and .{1,15})?|"
              + "title|salutation|pronouns|gender|age|birthday|date of birth|dob|member(?:ship)?(?: (?:no|number|id))?|"
              + "(?:e-?mail|email|mail|postal|street|home|delivery|billing|shipping|ip)(?: ?-?address(?:es)?)?|address|"
              + "(?:tele|mobile |cell ?|tele-|work |daytime |contact )?phone(?: ?(?:no|number))?|tel|mobile|fax|website|url|city|town|state|zip(?: code)?|"
              + "post ?code|country|region|company|organi[sz]ation|department|job title|role|branch|store|shop|location|site",
          "(?:order|customer|client|account|ticket|case|invoice|booking|reference|reservation|policy|contract|tracking|serial|"
              + "donor|member|incident|repair|request|claim|confirmation|transaction|loyalty|user|call|conversation|item|card|"
              + "vorgangs|po|rma|part|x-ticket|device|model|article)[ -]?(?:no|nr|num|number|id|ref|reference|code|#|type|source|priority|status)?(?: or .{1,15})?",
          "web (?:e-?mail|name|phone|company)|case (?:origin|owner|reason|type|status|priority)|number|id|caller|state|ref|"
              + "subject|topic|category|sub-?category|reason|priority|prio|severity|urgency|impact|status|channel|source|origin|via|queue|sla|type(?: of .{1,20})?|tags?|"
              + "labels?|group|assignee|assigned(?: to)?|assignment group|agent|owner|requester|reporter|contact|opened(?: by| at)?|"
              + "created(?: at| on| by)?|updated(?: at| on)?|resolved|due(?: date)?|closed|received|submitted(?: at| on| by| from)?|date(?: submitted)?|time|"
              + "sent(?: at| on| from)?|component|project|environment|product|version|app version|os(?: version)?|"
              + "operating system|browser|device|platform|user ?agent|remote ip|ip|page(?: url)?|referr?er|form|language|lang|locale|timezone|"
              + "rating|score|newsletter|consent|privacy policy|short description|summary|duration|recording|entry|size|quantity|"
              + "listing url|relation|pickup date|date of \\w+|guests|line|preferred .{1,20}|cc|attachments?|organisation|sentiment|"
              + "brand|market|segment|plan|tier|team|form name|submission id|ticket url|link|price|amount",
          "(?:would|do|did|are|have|can|may|is) (?:you|we|this|it) .{1,50}|i agree.{0,60}|how did you hear.{0,40}|best time.{0,30}",
          // German
          "(?:vor|nach|familien|firmen|benutzer)?name|vor- und nachname|anrede|firma|straße(?:, nr)?|plz(?:/ort)?|ort|land|telefon(?:nummer)?|handy|rückrufnummer|"
              + "(?:kunden|bestell|auftrags|rechnungs|vertrags|ticket|vorgangs|buchungs|serien|artikel|referenz|mitglieds)(?:-?nummer|-?nr|nummer|-?id)|"
              + "betreff|thema|kategorie|dringlichkeit|priorität|kanal|eingang|vorgang|bearbeiter|zuständig|gesendet am|eingegangen(?: am)?|datum|uhrzeit|"
              + "datenschutz(?:erklärung)?|produkt|gerät|sprache|quelle|abteilung|absender|erstellt(?: am)?|kunde|e-mail-adresse|grund|filiale|standort",
          // French
          "nom(?: de famille| complet| et prénom)?|prénom|courriel|adresse(?: e-?mail| mail)?|téléphone|société|entreprise|ville|pays|code postal|"
              + "(?:numéro|n°|no|réf(?:érence)?)(?: de .{1,20}| client)?|objet|sujet|catégorie|priorité|statut|canal|date|langue|civilité|motif|produit",
          // Spanish, Portuguese
          "nombre(?: completo| y apellidos)?|apellidos?|correo(?: electrónico)?|teléfono|empresa|ciudad|país|dirección|"
              + "(?:número|n\\.º|nº|num)(?: de .{1,20})?|pedido|asunto|motivo|categoría|prioridad|estado|canal|fecha|idioma|producto|"
              + "nome(?: completo)?|sobrenome|telefone|cidade|assunto|categoria|prioridade|data|idioma|produto|número d[oe] .{1,20}",
          // Italian
          "cognome|nome e cognome|telefono|azienda|città|indirizzo(?: e-?mail)?|oggetto|argomento|priorità|stato|canale|"
              + "numero (?:d'|di |del )?.{1,20}|lingua|prodotto|motivo",
          // Dutch, Polish, Nordic
          "naam|voornaam|achternaam|telefoon(?:nummer)?|bedrijf|plaats|postcode|adres|bestelnummer|klantnummer|onderwerp|categorie|"
              + "prioriteit|kanaal|datum|taal|product|aanhef|"
              + "imię(?: i nazwisko)?|nazwisko|telefon|firma|miasto|numer .{1,20}|temat|kategoria|priorytet|kanał|język|"
              + "namn|förnamn|efternamn|navn|fornavn|etternavn|ämne|emne|kategori|ordrenummer|beställningsnummer");

  /** How a program introduces a form or the comment of a ticket. */
  private static final Phrases INTRODUCTIONS =
      Phrases.of(
          "(?:you (?:have|'ve) )?(?:received |got )?a? ?new (?:submission|message|enquiry|inquiry|ticket|request|contact|lead|entry|form)\\b.{0,120}",
          "(?:a |the )?(?:new )?(?:ticket|request|case|issue|message|enquiry) (?:has been|was) (?:created|submitted|opened|received|assigned|updated).{0,120}",
          "a customer has (?:replied|responded|written).{0,120}|.{1,60} (?:commented|replied|added a comment|wrote)(?: on .{1,60})?:",
          ".{1,60} (?:created|opened|submitted|updated) (?:a|an|this) (?:request|issue|ticket|case)\\b.{0,80}",
          "(?:hi|hello|dear) .{0,30}\\b(?:team|support|agent)\\b.{0,20}",
          "(?:neue|eine neue) (?:anfrage|nachricht|kontaktanfrage).{0,100}|es liegt eine neue .{0,80}|nouveau (?:message|formulaire).{0,80}|"
              + "nueva? (?:mensaje|consulta|solicitud).{0,80}|nuovo messaggio.{0,80}|nieuw bericht.{0,80}",
          "[a-z]{2,10}-\\d{1,7}\\b.{0,60}|(?:form|contact form|kontaktformular|formulaire de contact|contactformulier)\\b.{0,40}");

  /** Lines in the head of a ticket that are no fields. */
  private static final Phrases HEADS =
      Phrases.of(
          "[\\W_]{0,6}(?:ticket|case|incident|request|issue|vorgang|anfrage|fall|sr|inc|call|chat)\\b ?(?:no\\.?|nr\\.?|id|number|#)? ?[:#]? ?#?[a-z0-9][\\w/.-]{0,30}(?: [—–-] .{1,60}|[\\W_]{0,6})",
          "#\\d{2,12}\\b.{0,100}",
          "[\\W_]{2,8}(?:case|ticket|customer message|message|end|description|details|conversation|begin|start)\\b[^.?!]{0,40}[\\W_]{2,8}",
          "(?!on |am |le |el |il |op |em |at )[\\p{L} .'-]{3,40},? (?:\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}|\\d{1,2}\\.? \\p{L}{3,9}\\.? \\d{4}|"
              + "\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}),? (?:at |um )?\\d{1,2}[:.]\\d{2}.{0,12}",
          "\\[[a-z]{2,10}-\\d{1,7}\\].{0,150}",
          "\\[[ x✓]\\] .{1,80}",
          "\\|.{1,150}\\|");

  /** Several fields in one line. */
  private static final Phrases HEADS_OF_FIELDS =
      Phrases.of(
          "(?:\\[[^\\[\\]]{1,50}: ?[^\\[\\]]{1,50}\\] ?){2,8}",
          ".{1,60} (?:commented|added a comment)(?: on .{1,60})?:",
          "(?:direct|private) message from .{1,60}|(?:tweet|dm|sms|post) (?:from|by) [@+]\\S{1,40}|voicemail from [+\\d].{1,40}",
          "[\\w ]{1,25}: [^|]{0,60}(?: \\| [\\w ]{1,25}: ?[^|]{0,60}){1,8}");

  private FieldLabel() {}

  /** Whether a label is of what the author writes. */
  public static boolean isFreeText(String label) {
    String bare = bare(label);
    return bare.length() < 70 && !bare.isEmpty() && FREE_TEXT.are(bare);
  }

  /** Whether a label is of data about the author or the message. */
  public static boolean isMetadata(String label) {
    String bare = bare(label);
    return bare.length() < 60 && !bare.isEmpty() && METADATA.are(bare);
  }

  public static boolean isIntroduction(String plain) {
    return plain.length() < 200 && INTRODUCTIONS.are(plain);
  }

  public static boolean isHead(String plain) {
    return plain.length() < 200 && (HEADS.are(plain) || HEADS_OF_FIELDS.are(plain));
  }

  /** Whether a line holds several fields. */
  public static boolean isHeadOfFields(String plain) {
    return plain.length() < 200 && HEADS_OF_FIELDS.are(plain);
  }

  private static String bare(String label) {
    String bare = label.toLowerCase(Locale.ROOT).strip();
    for (int i = 0; i < 2; i++) {
      bare = EXTRA.matcher(bare).replaceAll("").strip();
    }
    return bare.endsWith("?") ? bare.substring(0, bare.length() - 1).strip() : bare;
  }
}
