package io.anabranch.processor.content.phrase;

/** Lines that a program adds to what somebody wrote, wherever they stand. */
public final class Boilerplate {

  private static final Phrases LINES =
      Phrases.of(
          // Newsletters
          "[\\W_]{0,4}(?:view|read|open|see) (?:this |it |the )?(?:e-?mail |message |newsletter )?(?:in|on) "
              + "(?:your |the |a )?(?:web ?)?(?:browser|web|online)[\\W_]{0,4}.{0,60}",
          "[\\W_]{0,4}(?:unsubscribe|manage (?:your )?(?:preferences|subscriptions?)|update (?:your )?preferences|"
              + "abmelden|newsletter abbestellen|abbestellen|se désabonner|se désinscrire|désabonnement|"
              + "darse de baja|cancelar suscripción|cancella iscrizione|disiscriviti|uitschrijven|afmelden|"
              + "cancelar inscrição|cancelar subscrição|wypisz się|avregistrera|afmeld|im browser ansehen|"
              + "im browser anzeigen|voir dans le navigateur|ver en el navegador|bekijk in browser)"
              + "(?: (?:here|from this list|hier|ici|aquí|qui))?[\\W_]{0,4}(?:https?://\\S*)?",
          "to unsubscribe .{0,80}|(?:click here|klicken sie hier) to (?:unsubscribe|view).{0,40}|"
              + "you (?:are receiving|receive|received|'re receiving|got) this (?:e-?mail|mail|message|newsletter) because.{0,200}",
          "(?:sie erhalten diese (?:e-?mail|nachricht|newsletter)|vous recevez ce (?:message|mail)|recibe este correo|"
              + "ricevi questa (?:e-?mail|mail)|u ontvangt deze (?:e-?mail|mail)).{0,150}",
          // Help desks
          "(?:you can )?(?:view|see|open|track) (?:the|your|this|full)? ?(?:ticket|request|case|conversation|issue)"
              + "(?: (?:at|here|online|on|in|history|details)\\b.{0,150})?[\\W_]{0,4}(?:https?://\\S*)?",
          "(?:view (?:request|ticket|issue)|turn off (?:this|the) request's notifications)\\b.{0,100}",
          "ticket ?(?:url|link)? ?: ?<?https?://\\S{1,300}",
          "(?:delivered|powered|sent|provided|bereitgestellt|propulsé|con la tecnología|powered) "
              + "(?:by|von|via|par|de) (?:zendesk|freshdesk|jira|help ?scout|intercom|gorgias|front|zoho|kayako|"
              + "hubspot|salesforce|livechat|tawk|crisp|drift|atlassian|servicenow|osticket|otrs|desk\\b).{0,60}",
          "this (?:e-?mail|message) (?:is|was) (?:a service|sent) (?:from|by|via|through|to you)\\b.{0,150}",
          "(?:diese (?:e-?mail|nachricht) ist ein service|ce (?:message|courriel) est un service|este (?:correo|mensaje) es un servicio)"
              + ".{0,120}",
          "this (?:mail|message|e-?mail|form|enquiry) (?:was|has been) (?:sent|submitted|generated) (?:from|via|by|through|using) .{0,150}",
          "(?:diese (?:e-?mail|nachricht|anfrage) wurde (?:über|von)|ce message a été envoyé (?:via|depuis|par)|"
              + "este (?:mensaje|correo) (?:fue|ha sido) enviado|questo messaggio è stato inviato|"
              + "dit bericht is verzonden|dit bericht werd|esta mensagem foi enviada|wiadomość została wysłana).{0,150}",
          "this is shared with .{0,150}|generated (?:at|on|by) .{0,100}|"
              + "(?:to (?:add|post) (?:a |additional )?comments?|reply to this e-?mail (?:to (?:add|comment)|directly)).{0,150}|you are receiving this because.{0,150}",
          "\\[[a-z0-9]{4,8}-[a-z0-9]{4,8}\\]",
          "\\[?(?:end of (?:message|ticket|transcript|conversation|chat|call)|ende der nachricht|fin du message)\\]?",
          "\\S{1,40} mailing list",
          "\\{ticket:[^}]{1,40}\\}.{0,60}",
          // Attachments and images
          "\\[(?:image|cid|inline image|attachment|photo|logo|bild|video|audio|file|grafik)\\b ?:? ?[^\\]]{0,150}\\]",
          "\\[?(?:image|img|photo|dsc|bild)[_-]?\\w{0,20}\\.(?:jpe?g|png|gif|heic)\\]?(?: \\(.{1,20}\\))?",
          "[\\d.,]{1,9} (?:people|persons?|users?|customers?|members?) (?:found this|liked this|like this).{0,40}"
              + "|[\\d.,]{1,9} .?gefällt mir.{0,30}",
          "<[^<>\\s]{1,80}\\.(?:pdf|png|jpe?g|docx?|xlsx?|gif|zip|heic|mov|mp4)>",
          // Virus scanners
          "(?:virus-?free|virenfrei|garanti sans virus|libre de virus|senza virus|virusvrij)\\.?.{0,80}(?:avast|avg|www).{0,60}");

  /** The text of a link that a program made. */
  private static final Phrases BUTTONS =
      Phrases.of(
          "[\\W_]{0,3}(?:view|open|show|click|reply|track|confirm|verify|accept|decline|download|log ?in|sign ?in|"
              + "read more|learn more|shop now|get started|add to|manage|privacy|help ?cent(?:er|re)|contact us|"
              + "terms|impressum|datenschutz|ansehen|anzeigen|öffnen|mehr|voir|ver|leggi|bekijk|zobacz|unsubscribe|"
              + "facebook|twitter|instagram|linkedin|youtube)\\b.{0,40}");

  private Boilerplate() {}

  public static boolean is(String plain) {
    return plain.length() < 380 && LINES.are(plain);
  }

  /** Whether a line that is a link and nothing else is a button. */
  public static boolean isButton(String plain) {
    return plain.length() < 60 && BUTTONS.are(plain);
  }
}
