package io.anabranch.processor.content.phrase;

import java.util.regex.Pattern;

/** Formulas before the writer's name, after which nothing is said. */
public final class Farewell {

  private static final Phrases FORMULAS =
      Phrases.of(
          // English
          "(?:(?:thanks|thank you|many thanks|thx)(?: and|,|\\s*[&/+]) )?(?:with )?(?:my |our |the )?"
              + "(?:(?:very )?(?:best|kind|kindest|warm|warmest|friendly|good|fond|sincere|many)"
              + "(?: (?:and|&) (?:best|kind|warm))? )?(?:regards?|rgds|greetings|wishes)"
              + "(?: (?:to (?:all|you(?: all)?)|from .{1,40}))?",
          "(?:all (?:the|my) )?best|all the best(?: to .{1,30})?|best wishes .{1,20}|br|kr|rgds|"
              + "(?:lots of )?love|xoxo|hugs|cheers|ta|peace|toodles|tschüss",
          "(?:yours?|most|very|respectfully|i remain|sincerely|faithfully|truly|cordially)"
              + "(?: (?:yours?|very|most|ever|truly|sincerely|faithfully|respectfully|cordially|"
              + "gratefully|in .{1,20}|and .{1,20}|submitted))*",
          "(?:see you|speak|talk|take care|have a (?:nice|great|good|lovely) (?:day|week|weekend))"
              + "(?: (?:soon|then))?,",
          "sent with .{1,40},",
          "yours?,?(?: .{1,25})?,",
          // Thanks as a formula: with a comma, or shortened. "Thanks!" is a sentence.
          "(?:(?:many|with|best|kind) )?(?:thanks|thank you|thank u)"
              + "(?: (?:in advance|again|so much|very much|a lot|for (?:your|the) .{1,25}|and .{1,20}))?"
              + "(?:,)",
          "(?:thx|thks|tks|tnx|tia|ty),",
          // German
          "(?:(?:vielen|herzlichen|besten) dank (?:und|,) )?(?:mit )?(?:den |herzlich(?:en|st)?)?"
              + "(?:(?:ganz |sehr )?(?:freundlich(?:en|em|e|er|sten)?|lieb(?:en|e|ste|sten)|"
              + "best(?:en|e)|schön(?:en|e|ste)|viel(?:en|e)|herzlich(?:e|en|ste)|kollegial(?:en|e)|"
              + "sonnig(?:en|e)|net(?:ten|te))[ ,]+)*(?:grüßen|grüße|grüssen|grüsse|gruß|gruss|grüß)"
              + "(?: (?:aus|von|und|nach) .{1,30})?",
          "mfg|m\\.f\\.g\\.|lg|vg|bg|lieben gruß|hochachtungsvoll|ihr(?:e)? (?:ergebener|ergebene)"
              + "|beste[rn]? dank,|vielen dank,|danke,|gruß|servus|pfiat di|ciao,",
          // French
          "(?:bien |très )?(?:cordialement|amicalement|respectueusement|sincèrement)(?: vôtre)?"
              + "(?: à (?:vous|tous))?|cdlt|bien à (?:vous|toi)|salutations(?: .{1,25})?|"
              + "(?:meilleures|sincères|cordiales|avec mes (?:meilleures|sincères)|mes) "
              + "(?:salutations|amitiés)(?: .{1,20})?|bisous|bises|à bientôt,?|"
              + "(?:veuillez|je vous prie|nous vous prions) .{0,20}(?:agréer|recevoir|croire|"
              + "d'agréer|accepter).{0,120}",
          // Spanish
          "(?:reciba(?:n)? )?(?:un |muchos |mis )?(?:muy )?(?:(?:cordial|atento|afectuoso|fuerte|"
              + "cariñoso|gran) )?(?:saludos?|abrazo)(?: (?:cordial(?:es)?|atento|a todos))?|"
              + "(?:muy )?atentamente|atte|cordialmente|saludos y gracias|gracias y (?:un )?saludos?|"
              + "un beso|quedo a la espera.{0,60}",
          // Italian
          "(?:(?:i |i miei )?(?:più )?(?:cordiali|distinti|migliori|cari|tanti) )?saluti|"
              + "(?:un )?(?:cordiale|caro) saluto|cordialmente|in fede|saluti cordiali|"
              + "(?:grazie e )?(?:cordiali )?saluti",
          // Dutch
          "(?:met )?(?:de |een )?(?:vriendelijke|hartelijke|beste|warme|zonnige|lieve)? ?groet"
              + "(?:en|jes)?(?: (?:uit|van) .{1,30})?|mvg|m\\.v\\.g\\.|hoogachtend|gr|groetjes",
          // Portuguese
          "(?:com )?(?:os )?(?:meus |nossos )?(?:melhores |cordiais )?(?:cumprimentos|saudações)"
              + "(?: cordiais)?|atenciosamente|cordialmente|(?:um )?(?:grande |forte )?abraços?|att|"
              + "beijos|grato,|grata,|obrigad[oa],",
          // Polish
          "(?:z )?(?:poważaniem|wyrazami szacunku|serdecznymi pozdrowieniami|pozdrowieniami)|"
              + "(?:serdecznie )?pozdrawiam(?: serdecznie)?|pozdrowienia|pozdr",
          // Swedish, Danish, Norwegian, Finnish
          "(?:med )?(?:vänlig(?:a)?|venlig|vennlig|bästa|bedste|beste|mange|många|hjärtliga|kærlig|"
              + "varma)? ?(?:hälsning(?:ar)?|hilsen(?:er)?|hilsner)|mvh|vh|(?:ystävällisin|parhain) "
              + "terveisin|terveisin|t\\.",
          // Czech, Slovak, Hungarian, Romanian, Turkish, Russian, Irish
          "s (?:pozdravem|přátelským pozdravem|úctou|pozdravom)|(?:üdvözlettel|tisztelettel|üdv)|"
              + "cu (?:stimă|respect|drag)|(?:saygılarımla|saygılarımızla|sevgiler|iyi çalışmalar)|"
              + "с уважением|з повагою|slán");

  /** A formula in two languages, and one with the name in its line. */
  private static final Pattern TWO = Pattern.compile("[/|]");

  private Farewell() {}

  /** Whether a line is a formula and nothing else. */
  public static boolean is(String plain) {
    if (plain.isEmpty() || plain.length() > 150) {
      return false;
    }
    String bare = plain.replaceAll("[\\s,;.!–—-]+$", "").strip();
    boolean comma = plain.endsWith(",");
    if (FORMULAS.are(bare) || (comma && FORMULAS.are(bare + ","))) {
      return true;
    }
    String[] parts = TWO.split(bare, 3);
    return parts.length == 2 && is(parts[0].strip()) && is(parts[1].strip());
  }

  /** Where in a line the name begins that follows a formula and a comma; -1 if none does. */
  public static int nameAfter(String plain) {
    int comma = plain.indexOf(',');
    return comma > 0 && comma < plain.length() - 1 && is(plain.substring(0, comma + 1))
        ? comma + 1
        : -1;
  }
}
