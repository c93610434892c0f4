package io.anabranch.processor.content.phrase;

/** What those say who speak for a company, and what systems say of a conversation. */
public final class AgentSpeech {

  private static final Phrases AGENT =
      Phrases.of(
          "how (?:can|may|could) (?:i|we) (?:help|assist)|what can (?:i|we) do for you|"
              + "(?:thank you|thanks) for (?:calling|contacting|chatting|reaching|waiting|your patience|the picture|letting us|holding)|"
              + "(?:i am|i'm) (?:so |very )?sorry (?:to hear|about|for)|(?:sorry|apologi[sz]e) for (?:the|any) (?:inconvenience|trouble|delay)|"
              + "(?:let me|i will|i'll|i can) (?:check|look|see|help|have a look|transfer|open|arrange|waive|send|offer|take|do that)|"
              + "may i (?:have|ask|know|place)|(?:could|can) you (?:please )?(?:confirm|provide|tell me|give me|verify|try)|"
              + "is there anything else|anything else (?:i|we) can|welcome to|you're (?:speaking|through|talking) (?:with|to)|"
              + "my name is .{1,40} (?:from|and)|this is .{1,30}(?: from|\\. how)|our (?:team|colleagues|guests)|for our|"
              + "your (?:order|account|booking|reservation) (?:number|is|has|was)|we are here|good (?:morning|afternoon|evening), .{1,40}\\bspeaking",
          "(?:wie|womit) (?:kann|können|darf) (?:ich|wir) (?:ihnen|dir|dich|euch) .{0,20}(?:helfen|weiterhelfen)|was kann ich für sie|"
              + "(?:comment|en quoi) (?:puis-je|pouvons-nous) vous aider|(?:en qué|cómo) (?:puedo|podemos) ayudar|"
              + "come (?:posso|possiamo) aiutar|(?:hoe|waarmee) kan ik (?:u|je) .{0,10}helpen|como posso ajudar|w czym mogę pomóc|"
              + "vielen dank für (?:ihren|ihre)|es tut mir leid|ich (?:schaue|prüfe)|danke, das machen wir");

  private static final Phrases SYSTEM =
      Phrases.of(
          "[\\W_]{0,5}(?:.{1,40} )?(?:has )?(?:joined|left|entered|closed|ended|started|disconnected from) "
              + "(?:the |this )?(?:chat|conversation|room|group|session|window|call)[\\W_]{0,5}.{0,60}",
          "[\\W_]{0,5}(?:the )?(?:chat|conversation|call|session|transcript|recording|gespräch) (?:was |has |is )?"
              + "(?:started|ended|ends|begins|transferred|closed|transcript|history|log|beendet|gestartet)\\b.{0,120}",
          "[\\W_]{0,5}(?:chat|conversation|call) (?:transcript|history|log|with) .{0,100}|chat ?transcript.{0,60}",
          "you (?:are|have been|'re) (?:now )?(?:connected|chatting|transferred).{0,80}",
          "(?:transferred|transferring|connecting) (?:you )?to .{0,80}|handover reason.{0,80}|-+ handover.{0,80}",
          "[\\W_]{0,5}(?:messages|nachrichten|les messages|los mensajes|i messaggi) .{0,30}(?:end-to-end|ende-zu-ende|bout en bout|extremo a extremo).{0,250}",
          "[<\\[(]?(?:media|image|video|audio|medien|foto|gif|sticker|document) (?:omitted|ausgeschlossen|weggelassen)[>\\])]?|<(?:média|multimedia|media) .{1,20}>",
          ".{1,80}\\.(?:jpe?g|png|pdf|mp4|opus|heic|docx?) \\((?:file attached|datei angehängt|fichier joint|archivo adjunto|bestand bijgevoegd)\\)",
          "(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|ce message a été supprimé|se eliminó este mensaje)\\.?",
          "missed (?:voice|video) call.{0,40}|verpasster .{0,10}anruf|(?!i |we |you )[^,.?!]{1,40} (?:changed (?:the (?:group|subject|description)|their (?:phone|security))|created (?:the )?group|added you|is a contact).{0,60}",
          "your chat with .{1,60} is secured.{0,100}|.{1,40} (?:is )?(?:typing|idle)\\.{0,3}",
          "\\[(?:button|quick reply|option|menu|attachment|pause|silence|hold music|music|call ends?|end of call|crosstalk|inaudible|laughter)\\b.{0,200}");

  private AgentSpeech() {}

  /** How much of what a speaker says sounds like one who speaks for a company. */
  public static int agentPhrases(String plain) {
    return AGENT.count(plain);
  }

  /** Whether a line is about the conversation. */
  public static boolean isAboutConversation(String plain) {
    return plain.length() < 300 && SYSTEM.are(plain);
  }
}
