package io.anabranch.processor.content.phrase;

/** Notices that an organisation adds to its mails: secrecy, liability, company data, trees. */
public final class LegalNotice {

  /** Phrases that hardly anybody writes himself. One is enough at the start of a paragraph. */
  private static final Phrases STRONG =
      Phrases.of(
          // English
          "intended (?:only|solely|exclusively) for|for the (?:sole |exclusive )?use of the|"
              + "intended recipient|the addressee|named recipient",
          "(?:received|receive|sent to you) (?:this |it |the )?(?:\\S+ ){0,3}?(?:in error|by mistake)",
          "(?:is|are|be|contains?|may contain)(?: strictly| legally)? (?:\\w+ (?:and|or|and/or) )?"
              + "(?:confidential|privileged)|confidential(?: and| or|,|/)(?: \\w+)? ?privileged|legally privileged|"
              + "professional privilege|and its attachments are confidential",
          "unauthori[sz]ed (?:use|copying|disclosure|access|review|distribution)|"
              + "(?:disclosure|copying|distribution|use).{0,60}(?:is|are) (?:strictly )?prohibited",
          "(?:views|opinions)(?: or opinions)? expressed|do not necessarily (?:represent|reflect)|"
              + "not necessarily those of",
          "consider (?:the|our) environment|(?:don't|do not|avoid) print(?:ing)? this|save (?:paper|trees)|"
              + "think before (?:you print|printing)|before printing this",
          "checked for virus|virus.{0,40}(?:liab|accept|free)|no liability|accepts? no (?:liab|respons)",
          "(?:registered|incorporated) (?:in|at) .{0,60}(?:no\\.?|number|court|company|office|under)|"
              + "registered office|company (?:registration )?(?:no|number)|regulated by the|vat (?:no|reg)",
          // German
          "vertrauliche? (?:und|oder|bzw|informationen)|vertraulich und|rechtlich geschützt",
          "nicht der (?:richtige|beabsichtigte|vorgesehene) (?:adressat|empfänger)|irrtümlich erhalten|"
              + "unbefugte (?:weitergabe|nutzung)|unerlaubte[sr]? kopieren|unbefugte weiterleitung",
          "sitz der gesellschaft|amtsgericht|registergericht|handelsregister|\\bhrb? ?\\d{2,}|"
              + "geschäftsführ(?:er|ung|erin)(?:in)?:|ust-?id|aufsichtsrat:|vorstand:",
          "informationen zum datenschutz|hinweise zum datenschutz|denken sie an die umwelt|"
              + "bevor sie diese (?:e-?mail|mail|nachricht) (?:aus)?drucken|umwelt.{0,40}drucken",
          // French
          "(?:sont|est|strictement) confidentiel|à l'(?:intention|attention|usage) exclusi|"
              + "(?:informations|message).{0,60}confidentiel",
          "(?:reçu|recevez|reçoit) ce (?:message|courriel|mail) par erreur|"
              + "n'êtes pas (?:le|la|un) destinataire|destinataires? (?:désigné|prévu)",
          "pensez à l'environnement|avant d'imprimer|l'intégrité de ce message|"
              + "décline toute responsabilité|tenue? (?:pour )?responsable de son contenu|au capital de",
          // Spanish, Portuguese
          "confidencial(?:es)?\\b.{0,80}(?:destinat|dirigid|uso|exclusiv|privileg)|"
              + "(?:dirigid[oa]|destinad[oa]) exclusivamente|información confidencial|informação confidencial",
          "recibido (?:este|el presente) (?:mensaje|correo) por error|recebeu est[ae] (?:mensagem|e-?mail) por "
              + "(?:engano|erro)|protección de datos.{0,60}(?:informamos|responsable|reglamento)",
          "antes de imprimir|piense en el medio ?ambiente|medio ambiente|pense (?:no|antes)|meio ambiente",
          // Italian
          "(?:sono|è|strettamente|informazioni) (?:da considerarsi )?(?:strettamente )?(?:confidenziali|"
              + "riservat[aoei])|ricevuto (?:questa|questo|il presente) .{0,20}per errore|"
              + "destinatario (?:indicato|previsto)|prima di stampare|esclusivamente (?:al|ai) destinatar",
          // Dutch
          "uitsluitend bestemd voor|vertrouwelijk(?:e)? (?:en|informatie|zijn)|niet de (?:bedoelde |beoogde )?"
              + "(?:ontvanger|geadresseerde)|ten onrechte (?:hebt )?ontvangen|denk aan het milieu|"
              + "abusievelijk|voordat u (?:dit|deze)",
          // Polish
          "(?:wyłącznie|tylko) (?:dla|do) (?:adresata|użytku)|poufn(?:e|a|ych)|"
              + "nie (?:są|jest) (?:państwo )?(?:adresatem|zamierzonym)|zanim wydrukujesz|"
              + "przez pomyłkę|kapitał zakładowy|krs",
          // Nordic
          "konfidentiell|fortrolig|avsedd (?:endast )?för|tänk på miljön|tænk på miljøet");

  /** How such a notice begins. */
  private static final Phrases BEGINNINGS =
      Phrases.of(
          "[\\W_]{0,6}(?:p )?(?:confidentiality|confidential|disclaimer|legal notice|privileged|"
              + "important notice|privacy notice|notice ?:|important ?:|avis de confidentialité|"
              + "avertissement|haftungsausschluss|vertraulichkeit\\w*|hinweis ?:|aviso legal|aviso|"
              + "advertencia|confidencialidad|confidencialidade|avvertenz\\w+|nota di riservatezza|"
              + "vertrouwelijkheid\\w*|klauzula|uwaga ?:)",
          "[\\W_]{0,6}(?:this|the (?:information|content|contents)|the (?:views|opinions)|if you (?:are|have)|any (?:views|"
              + "unauthor)|please (?:consider|don't print|do not print|think)|p please|diese|dieses|die in dieser|"
              + "wenn sie nicht|der inhalt|ce (?:message|courriel|mail)|cet e-?mail|les informations|si vous|pensez|"
              + "l'intégrité|afin de|este (?:mensaje|correo|e-?mail)|esta (?:mensagem|e-?mail|comunicación)|"
              + "la información|si (?:usted|ha)|antes de|questo (?:messaggio|documento)|questa|le informazioni|ai sensi|"
              + "dit (?:bericht|e-?mail)|deze (?:e-?mail|mail)|de informatie|denk aan|ta wiadomość|niniejsza|"
              + "treść tej|bitte (?:denken|prüfen)|detta|denne|save paper|think before|geschäftsführ|sitz der|"
              + "registered|company|vorstand|consider the|do you really|before printing)");

  private LegalNotice() {}

  /** Whether a line begins one. */
  public static boolean begins(String plain) {
    return BEGINNINGS.begin(plain);
  }

  /** How many phrases of such notices are in a text, none of them twice. */
  public static int phrases(String plain) {
    return STRONG.count(plain);
  }
}
