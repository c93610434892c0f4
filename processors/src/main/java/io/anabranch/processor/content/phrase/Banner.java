package io.anabranch.processor.content.phrase;

/** Warnings that a mail gateway puts above a mail. */
public final class Banner {

  private static final Phrases BEGINNINGS =
      Phrases.of(
          // English
          "[\\W_]{0,8}(?:caution|warning|attention|notice|alert|be careful|note)?[\\W_]{0,8}"
              + "(?:this (?:e-?mail|message|mail) (?:is|was|has|came|comes|originated|originates|"
              + "sent|from)|this sender is|external (?:e-?mail|mail|sender|message|source)).{0,40}"
              + "(?:external|outside|extern).{0,300}",
          "[\\W_]{0,8}(?:caution|warning|attention|alert)?[\\W_]{0,8}external (?:e-?mail|mail|sender|"
              + "message|source)\\b.{0,200}",
          "[\\W_]{1,8}(?:ext|external|extern|externe|externo|esterno|e-?mail externe|zewnętrzn\\w+)[\\W_]{1,8}"
              + "(?:$|(?:this|mail|message|e-?mail|from|sender).{0,150})",
          "[\\W_]{0,8}(?:this (?:e-?mail|message|mail)|sender|mail).{0,30}(?:from|originated|is|comes|came)"
              + ".{0,30}(?:outside|external).{0,200}",
          "[\\W_]{0,8}you don't often (?:get|receive) e?-?mails? from.{0,200}",
          "some people who received this message don't often get email from.{0,200}",
          "#\\w{0,30}banner\\w{0,10}#.{0,100}|\\w{0,30}bannerend",
          // German
          "[\\W_]{0,8}(?:achtung|vorsicht|hinweis|warnung)?[\\W_]{0,8}(?:diese (?:e-?mail|nachricht|mail)|"
              + "extern|absender|mail).{0,60}(?:extern|außerhalb|ausserhalb).{0,250}",
          "[\\W_]{0,8}(?:externe (?:e-?mail|nachricht)|externer absender).{0,200}",
          "sie erhalten nicht (?:oft|häufig) e-?mails? von.{0,200}",
          // French
          "[\\W_]{0,8}(?:attention|prudence|avertissement)?[\\W_]{0,8}(?:ce (?:courriel|message|mail)|cet e-?mail|"
              + "courriel|message|expéditeur).{0,60}(?:extern|extérieur).{0,250}",
          "vous (?:ne recevez|n'obtenez|n'avez) pas souvent.{0,200}",
          // Spanish, Portuguese
          "[\\W_]{0,8}(?:precaución|atención|aviso|cuidado|atenção)?[\\W_]{0,8}(?:este (?:correo|mensaje|e-?mail)|"
              + "esta mensagem|correo|remitente|remetente|mensaje|e-?mail).{0,60}(?:extern|fuera de|fora d[aoe]).{0,250}",
          "no (?:suele|sueles) recibir correo.{0,200}|não costuma receber.{0,200}",
          // Italian
          "[\\W_]{0,8}(?:attenzione|avviso)?[\\W_]{0,8}(?:questa? (?:e-?mail|messaggio)|questo messaggio|mittente|mail)"
              + ".{0,60}(?:estern|fuori dal).{0,250}",
          "non si ricevono spesso.{0,200}",
          // Dutch
          "[\\W_]{0,8}(?:let op|waarschuwing|attentie|pas op)?[\\W_]{0,8}(?:deze (?:e-?mail|mail)|dit bericht|externe)"
              + ".{0,60}(?:extern|buiten|afzender).{0,250}",
          "u ontvangt niet vaak.{0,200}",
          // Polish
          "[\\W_]{0,8}(?:uwaga|ostrzeżenie)?[\\W_]{0,8}(?:ta wiadomość|wiadomość|nadawca|e-?mail).{0,60}(?:zewnętrz|spoza).{0,250}",
          "nie otrzymujesz często.{0,200}",
          // Nordic
          "[\\W_]{0,8}(?:varning|advarsel|obs)?[\\W_]{0,8}(?:detta|denne|extern|ekstern).{0,60}(?:extern|ekstern|utanför|utenfor).{0,200}");

  /** What a line after the first one speaks of. */
  private static final Phrases MORE =
      Phrases.of(
          "(?:do not|don't|never) (?:click|open|reply)|links? (?:or|and) attachments?|recogni[sz]e the sender|"
              + "report suspicious|suspicious|outside (?:of )?(?:your|the|our) (?:organi[sz]ation|company)|"
              + "(?:unauthenticated|unverified) \\w+|the content is safe|learn why|"
              + "(?:keine|nicht).{0,40}(?:links|anhänge)|soyez prudents?|ne cliquez pas|"
              + "no (?:haga|abra) |non (?:cliccare|aprire)|klik niet|nie klikaj|não clique|"
              + "courriel provient|provient de l'extérieur");

  private Banner() {}

  public static boolean is(String plain) {
    return plain.length() > 2 && plain.length() < 390 && BEGINNINGS.are(plain);
  }

  /** Whether a line belongs to the banner above it. */
  public static boolean goesOn(String plain) {
    return MORE.areIn(plain);
  }
}
