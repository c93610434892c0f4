package io.anabranch.processor.content.phrase;

/** Lines that a device or a program of mail adds. */
public final class MobileFooter {

  private static final String DEVICE =
      "(?:i-?phone|i-?pad|i-?pod|android|samsung|galaxy|blackberry|huawei|honor|xiaomi|redmi|oppo|"
          + "oneplus|pixel|nokia|motorola|sony|xperia|htc|lg|fairphone|mobile?\\b|mobil\\w*|móvil|"
          + "telem[oó]vel|celular|handy|smartphone|telefo\\w*|téléphone|phone|tablet\\w*|tab\\b|"
          + "outlook|yahoo|(?:hot|g|fast|air|blue|aqua|web|pro|zoho )?mail\\b|gmx|web\\.de|"
          + "thunderbird|proton\\w*|tuta\\w*|windows|ios\\b|\\bapp\\b|apple|watch|device|gerät|"
          + "handheld|laptop|mac\\b|macbook|spark|superhuman|hey\\b|spike|canary|edison|%device%|"
          + "\\{\\{.{1,30}\\}\\}|\\[device\\]|vodafone|t-mobile|o2\\b|at&t|verizon|айфон|айпад)";

  private static final String START = "[\\W_]{0,6}";
  private static final String REST = ".{0,40}?" + DEVICE + ".{0,120}";

  private static final Phrases LINES =
      Phrases.of(
          // English
          START
              + "(?:sent|written|typed|send|composed|dictated) (?:from|via|with|using|on|by) "
              + "(?:my |the |a |an )?"
              + REST,
          START
              + "(?:get|download|try) (?:outlook|bluemail|yahoo mail|spark|gmail|aqua mail|"
              + "proton\\w* ?\\w*|the .{1,20} app)\\b.{0,20} for "
              + DEVICE
              + ".{0,120}",
          START + "(?:sent|encrypted|secured) (?:with|by|using) (?:proton|tuta)\\w*.{0,120}",
          START
              + "(?:please )?(?:excuse|forgive|pardon|sorry for|apologies for) "
              + "(?:the |my |any |all )?(?:\\w+ )?(?:brevity|typos?|autocorrect|thumbs|mistakes|"
              + "misspellings|shortness).{0,60}",
          // German
          START
              + "(?:diese (?:nachricht|e-?mail|mail) wurde )?(?:von|mit|via) (?:meinem|meiner|"
              + "meiner?m?|unterwegs|der|einem)?"
              + REST
              + "(?:gesendet|gesandt|geschickt|verschickt"
              + "|geschrieben).{0,20}",
          START + "(?:gesendet|gesandt|geschickt|versendet) (?:von|mit|über|via|aus|vom) " + REST,
          START + "(?:holen sie sich )?outlook für " + DEVICE + ".{0,100}",
          // French
          START
              + "(?:envoyé|provenance|message envoyé) ?:? ?(?:de|depuis|à partir d['eu]|via|avec|"
              + "d'un|par) ?"
              + REST,
          START + "(?:télécharge[rz]|obtene[rz]|obtenir) outlook pour .{0,100}",
          // Spanish, Portuguese
          START
              + "(?:enviado|enviada) (?:desde|con|de|do|da|via|vía|pelo|a partir d[oe]|através d[oe]|"
              + "com)\\b ?"
              + REST,
          START
              + "(?:obtener|obtén|descargar|consiga|obter|obtenha)(?: o)? outlook (?:para|para o) .{0,100}",
          // Italian
          START + "(?:inviato|mandato|inviata) (?:da|dal|dall'|tramite|con|via)\\b ?" + REST,
          START + "(?:scarica|ottieni|ottenere) outlook per .{0,100}",
          // Dutch
          START
              + "(?:verzonden|verstuurd|gestuurd) (?:vanaf|van|via|met|vanuit|uit|door)\\b "
              + REST,
          START + "(?:download )?outlook voor " + DEVICE + ".{0,100}",
          // Polish
          START + "(?:wysłane|wysłano|wysłana) (?:z|ze|za pomocą|przy użyciu|przez)\\b " + REST,
          START + "pobierz .{0,20}outlook .{0,60}",
          // Nordic, Czech, Hungarian, Turkish, Russian
          START
              + "(?:skickat|skickades|sendt|lähetetty|odesláno|odoslané|отправлено|надіслано|trimis)\\b "
              + REST,
          START + ".{0,30}?" + DEVICE + ".{0,15}(?:küldve|gönderildi|lähetetty)\\.?");

  private MobileFooter() {}

  public static boolean is(String plain) {
    return plain.length() < 220 && LINES.are(plain);
  }
}
