package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.SegmentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of rule cuts, and what it leaves. */
class SegmentKindsTest {

  private static final String SAID = "My card was charged twice.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Mon, 3 Feb 2025 at 10:12, Support <s@shop.test> wrote:",
        "On Mon, 3 Feb 2025 at 10:12, The Support of a Shop\n<s@shop.test> wrote:",
        "On 02/03/2025 10:12 AM, Support wrote:",
        "Am Mo., 3. Feb. 2025 um 10:12 Uhr schrieb Support <s@shop.test>:",
        "Support <s@shop.test> schrieb am 03.02.2025 um 10:12:",
        "Le lun. 3 févr. 2025 à 10:12, Support <s@shop.test> a écrit :",
        "El lun, 3 feb 2025 a las 10:12, Support (<s@shop.test>) escribió:",
        "Il giorno lun 3 feb 2025 alle ore 10:12 Support <s@shop.test> ha scritto:",
        "Op ma 3 feb 2025 om 10:12 schreef Support <s@shop.test>:",
        "Em seg., 3 de fev. de 2025 às 10:12, Support <s@shop.test> escreveu:",
        "pon., 3 lut 2025 o 10:12 Support <s@shop.test> napisał(a):",
        "Den mån 3 feb. 2025 kl 10:12 skrev Support <s@shop.test>:",
        "2025-02-03 10:12 GMT+01:00 Support <s@shop.test>:",
        "Quoting Support <s@shop.test>:"
      })
  void shouldCutAttribution(String line) {
    String text = SAID + "\n\n" + line + "\n> Dear Kim,\n>> old";

    assertThat(SegmentedTexts.said(text)).isEqualTo(SAID);
    assertThat(SegmentedTexts.segments(text, SegmentKind.ATTRIBUTION)).containsExactly(line);
    assertThat(SegmentedTexts.segments(text, SegmentKind.QUOTED))
        .containsExactly("> Dear Kim,\n>> old");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: S <s@shop.test>\nSent: Monday, 3 February 2025 10:12\nTo: Kim\nSubject: RE: card",
        "*From:* S\n*Date:* 3 February 2025\n*Subject:* card",
        "Von: S\nGesendet: Montag, 3. Februar 2025\nAn: Kim\nBetreff: AW: Karte",
        "De : S\nEnvoyé : lundi 3 février 2025\nÀ : Kim\nObjet : carte",
        "De: S\nEnviado: lunes, 3 de febrero\nPara: Kim\nAsunto: tarjeta",
        "Da: S\nInviato: lunedì 3 febbraio\nA: Kim\nOggetto: carta",
        "Van: S\nVerzonden: maandag 3 februari\nAan: Kim\nOnderwerp: kaart",
        "Od: S\nWysłano: poniedziałek, 3 lutego\nDo: Kim\nTemat: karta",
        "-----Original Message-----\nFrom: S",
        "-----Ursprüngliche Nachricht-----\nVon: S",
        "---------- Forwarded message ---------\nFrom: S",
        "Begin forwarded message:\n\nFrom: S"
      })
  void shouldCutHeaderAndAllBelow(String header) {
    String text = SAID + "\n\n" + header + "\n\nYour order is on its way.\n\nS";

    assertThat(SegmentedTexts.said(text)).isEqualTo(SAID);
    assertThat(SegmentedTexts.segments(text, SegmentKind.MAIL_HEADER)).isNotEmpty();
    assertThat(SegmentedTexts.segments(text, SegmentKind.QUOTED))
        .containsExactly("Your order is on its way.\n\nS");
  }

  @Test
  void shouldKeepAnswersBetweenQuotations() {
    String text =
        "On 3 Feb 2025, at 10:12, S <s@shop.test> wrote:\n> Which bike?\n\nThe blue one.\n\n"
            + "> Which year?\n2021.";

    assertThat(SegmentedTexts.said(text)).isEqualTo("The blue one.\n2021.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- \nKim Example\nwww.example.test",
        "Best regards,\nKim Example\nHead of Logistics | Example Freight GmbH",
        "Kind regards\n\nKim",
        "Mit freundlichen Grüßen\nKim Muster",
        "Cordialement,\nKim",
        "Un saludo,\nKim",
        "Cordiali saluti\nKim",
        "Met vriendelijke groet,\nKim",
        "Atenciosamente,\nKim",
        "Pozdrawiam,\nKim",
        "Regards, Kim Example",
        "Kim Example\nHead of Logistics | Example Freight GmbH\nTel. +49 30 5550123",
        "Kim"
      })
  void shouldCutSignature(String signature) {
    String text = SAID + "\n\n" + signature;

    assertThat(SegmentedTexts.said(text)).isEqualTo(SAID);
    assertThat(SegmentedTexts.segments(text, SegmentKind.SIGNATURE)).containsExactly(signature);
  }

  @Test
  void shouldKeepPostscript() {
    assertThat(SegmentedTexts.said(SAID + "\n\nBest regards\nKim\n\nP.S. It was a Visa card."))
        .isEqualTo(SAID + "\nP.S. It was a Visa card.");
  }

  @ParameterizedTest
  @CsvSource({
    "Sent from my iPhone, MOBILE_FOOTER",
    "Von meinem iPad gesendet, MOBILE_FOOTER",
    "Envoyé de mon iPhone, MOBILE_FOOTER",
    "Get Outlook for Android, MOBILE_FOOTER",
    "'This e-mail is confidential and intended solely for the addressee.', LEGAL_NOTICE",
    "'Diese E-Mail enthält vertrauliche Informationen. Sitz der Gesellschaft: Kiel', LEGAL_NOTICE",
    "Please consider the environment before printing this e-mail., LEGAL_NOTICE",
    "View in browser, BOILERPLATE",
    "Unsubscribe, BOILERPLATE",
    "'[cid:image001.png@01DA6E00]', BOILERPLATE"
  })
  void shouldCutFooter(String footer, SegmentKind kind) {
    String text = SAID + "\n\n" + footer;

    assertThat(SegmentedTexts.said(text)).isEqualTo(SAID);
    assertThat(SegmentedTexts.segments(text, kind)).containsExactly(footer);
  }

  @ParameterizedTest
  @CsvSource({
    "CAUTION: This email originated from outside of the organization., BANNER",
    "[EXTERNAL], BANNER",
    "ACHTUNG: Diese E-Mail stammt von einem externen Absender., BANNER",
    "You don't often get email from kim@example.test., BANNER",
    "##- Please type your reply above this line -##, REPLY_MARKER"
  })
  void shouldCutWhatStandsAbove(String line, SegmentKind kind) {
    String text = line + "\n\n" + SAID;

    assertThat(SegmentedTexts.said(text)).isEqualTo(SAID);
    assertThat(SegmentedTexts.segments(text, kind)).containsExactly(line);
  }

  @Test
  void shouldCutWhatIsBelowReplyMarker() {
    assertThat(
            SegmentedTexts.said(
                SAID + "\n\n## Bitte antworten Sie über dieser Zeile ##\n\nLee (Shop)\nHallo Kim"))
        .isEqualTo(SAID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name: Kim\nE-mail: kim@example.test\nOrder number: 4711\nMessage: ",
        "Name\nKim\n\nE-mail\nkim@example.test\n\nHow can we help?\n",
        "Vorname: Kim\nKundennummer: 4711\nNachricht:\n",
        "Nom : Kim\nCourriel : kim@example.test\nVotre message :\n",
        "Ticket #4711\nChannel: email\nPriority: high\n---\n",
        "Ticket: 4711 | Channel: web | Lang: en\nSubject: card\nBody:\n"
      })
  void shouldCutFieldsOfForm(String fields) {
    assertThat(SegmentedTexts.said(fields + SAID)).isEqualTo(SAID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AGENT: How can I help?\nCUSTOMER: %s\nAGENT: Let me see.\nCUSTOMER: %s",
        "[10:12] Lee: How can I help?\n[10:13] Kim: %s\n[10:14] Lee: Ok\n[10:14] Kim: %s",
        "Speaker 1: Thank you for calling Shop.\nSpeaker 2: %s\nSpeaker 1: Ok\nSpeaker 2: %s",
        "Berater: Guten Tag\nKunde: %s\nBerater: Moment\nKunde: %s",
        "Kim  10:12 AM\n%s\nShop Support  10:13 AM\nHello Kim\nKim  10:14 AM\n%s",
        "03/02/2025, 10:12 - Kim: %s\n03/02/2025, 10:13 - Shop: Hi\n03/02/2025, 10:14 - Kim: %s",
        "<bot> Hello\n<member> %s\n<bot> Sorry?\n<member> %s",
        "**Rep:** Hello\n**Member:** %s\n**Rep:** Yes?\n**Member:** %s",
        "Customer\n%s\n\nAgent\nHello\n\nCustomer\n%s"
      })
  void shouldTakeTurnsOfCustomer(String transcript) {
    String text = transcript.formatted("My line is dead.", "Since Monday.");

    assertThat(SegmentedTexts.said(text)).isEqualTo("My line is dead.\nSince Monday.");
    assertThat(SegmentedTexts.segments(text, SegmentKind.SPEAKER_LABEL)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Automatic reply: your order\n\nI am away until Monday.",
        "I am out of the office until 12 May with limited access to e-mail. In urgent cases please"
            + " contact my colleague.",
        "This is the mail system at host mx.example.test.\n\nI'm sorry.",
        "Thank you for contacting us. We have received your request and will answer within 2 days.",
        "Ich bin bis zum 3. Mai nicht im Büro. Ihre Nachricht wird nicht weitergeleitet."
      })
  void shouldSayNothingInAutomaticMessage(String text) {
    assertThat(SegmentedTexts.content(text).getSaid()).isEmpty();
    assertThat(SegmentedTexts.segments(text, SegmentKind.AUTOMATIC)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.IllegalStateException: no row\n\tat com.example.A.b(A.java:3)",
        "Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\n    b()\n"
            + "ValueError: no",
        "2025-02-03 10:12:00,114 ERROR [a] failed\n2025-02-03 10:12:01,002 INFO [a] end",
        "```\nlet a = 1\nb(a)\n```"
      })
  void shouldCutCode(String code) {
    String text = "It stops with this:\n\n" + code + "\n\nWhat can I do?";

    assertThat(SegmentedTexts.said(text)).isEqualTo("It stops with this:\nWhat can I do?");
    assertThat(SegmentedTexts.segments(text, SegmentKind.CODE)).containsExactly(code.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From the start I was told that it is free.",
        "On Monday I wrote to you: no answer.\nOn Tuesday I called: the line was dead.",
        "Name: is it possible to change it?",
        "I miss:\n- the remote control\n- two screws\n\nCould you send them?",
        "My wife wrote:\n\"Do not buy it.\"\nCan I cancel it?",
        "Best, in my view, would be a refund. Second best, a new one.\nNo repair please.",
        "Subject: closing my account. I found no better place.\nPlease close it.",
        "Sent from my phone number I get texts that I never wrote.",
        "Please send my regards to the crew.",
        "Agent: that is the word I typed five times. Let me talk to one.",
        "I clicked unsubscribe, then \"view in browser\". The mails keep coming!",
        "Is <b> the right tag for bold?",
        "My balance is < 0 and <3 is a heart, kim@example.test <kim@example.test>",
        "Please send it to:\n\nKim Example\n14 Mill Lane",
        ">:( this is bad"
      })
  void shouldLeaveWhatOnlyLooksLikeIt(String text) {
    assertThat(SegmentedTexts.content(text).getSaid()).isNull();
  }

  @Test
  void shouldKeepTextOfWhichWeakRulesWouldLeaveNothing() {
    assertThat(SegmentedTexts.content("[EXTERNAL]\n\nUnsubscribe").getSaid()).isNull();
  }
}
