package io.anabranch.processor.content.phrase;

/** Lines of help desks above or below which the answer is to be written. */
public final class ReplyMarker {

  private static final Phrases LINES =
      Phrases.of(
          // English: Zendesk, Jira, Freshdesk, Help Scout, Desk, Kayako and others
          ".{0,30}\\b(?:reply|respond|write|type|answer|response)\\b.{0,30}\\b(?:above|over)\\b.{0,40}",
          ".{0,45}\\babove (?:this|the) line\\b.{0,30}",
          ".{0,20}do not (?:write|type|reply) below (?:this|the) line.{0,20}",
          ".{0,20}text below this line.{0,80}",
          // German
          ".{0,45}(?:antwort|text|antworten).{0,30}(?:über|oberhalb|ober).{0,10}(?:dieser|der) (?:zeile|linie).{0,20}",
          // French
          ".{0,45}(?:réponse|répondre|répondez|écrire).{0,40}au[- ]?dessus.{0,30}",
          // Spanish, Portuguese, Italian
          ".{0,45}(?:respuesta|responda|escriba|resposta|escreva|risposta|rispondi|scrivi).{0,40}"
              + "(?:encima|arriba|acima|sopra).{0,40}",
          // Dutch, Polish, Nordic
          ".{0,45}(?:antwoord|reactie|typ).{0,40}boven deze (?:regel|lijn).{0,20}",
          ".{0,45}(?:odpowiedź|odpowiedz).{0,30}(?:powyżej|nad).{0,30}",
          ".{0,45}(?:svar|skriv).{0,30}(?:ovanför|over|ovenfor) denn?[ea] .{0,20}");

  private static final Phrases DECORATED =
      Phrases.of(
          "[#=\\[\\]_—–*<>|~-].{0,120}",
          "please (?:reply|type|write).{0,60}",
          "(?:reply|respond|write|type) .{0,12}(?:above|over) .{0,20}line.{0,10}");

  private ReplyMarker() {}

  public static boolean is(String plain) {
    return plain.length() > 10
        && plain.length() < 130
        && DECORATED.begin(plain)
        && LINES.are(plain);
  }
}
