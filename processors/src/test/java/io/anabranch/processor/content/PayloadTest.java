package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.anabranch.schema.Content;
import io.anabranch.schema.SegmentKind;
import io.anabranch.schema.TextPiece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that a program sent as JSON or XML, and the source of a mail. */
class PayloadTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"name\":\"Kim\",\"message\":\"It is broken.\"}|It is broken.",
        "{\"id\":4711,\"data\":{\"customerComment\":\"It is broken.\"}}|It is broken.",
        "{\"id\":4711,\"unknown\":\"It is broken, isn't it?\"}|It is broken, isn't it?",
        "{\"body\":\"\\\"Broken\\\" since M\\u00e4rz\"}|\"Broken\" since März",
        "[{\"role\":\"agent\",\"text\":\"Can I help?\"},{\"role\":\"customer\",\"text\":\"It broke.\"}]|It broke.",
        "<?xml version='1.0'?><sms><from>+44</from><text>It is broken.</text></sms>|It is broken.",
        "<ticket><id>4711</id><Description>S &amp; M broke.</Description></ticket>|S & M broke."
      })
  void shouldTakeFreeTextOfFields(String payload, String said) {
    assertThat(SegmentedTexts.said(payload)).isEqualTo(said);
    assertThat(SegmentedTexts.segments(payload, SegmentKind.SAID)).hasSize(1);
  }

  @Test
  void shouldMapEscapesToTheirPlace() {
    String payload = "{\"message\":\"a\\nb\"}";

    Content content = SegmentedTexts.content(payload);

    assertThat(content.getSaid()).isEqualTo("a\nb");
    assertThat(content.getPieces())
        .extracting(TextPiece::getBegin, TextPiece::getEnd)
        .contains(tuple(13, 15));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {"{not json, but said}", "[1, 2, 3] is what I see", "{\"a\": 1", "<3 your shop"})
  void shouldSeeOtherTextAsItIs(String text) {
    assertThat(SegmentedTexts.said(text)).isEqualTo(text);
  }

  @Test
  void shouldCutHeaderOfMailSource() {
    String text =
        """
        Return-Path: <kim@mail.test>
        Received: from a (b [192.0.2.1])
          by c; Tue, 15 Jul 2025
        Message-ID: <1@mail.test>
        From: Kim <kim@mail.test>
        To: help@shop.test
        Subject: broken

        The lamp that I bought is broken.""";

    assertThat(SegmentedTexts.said(text)).isEqualTo("The lamp that I bought is broken.");
  }

  @Test
  void shouldTakeWhatStandsBetweenRowsOfRelay() {
    String text =
        """
        You have received a message.

        ------------- Begin message -------------

        The lamp that I bought is broken.

        ------------- End message -------------

        Was this e-mail helpful?""";

    assertThat(SegmentedTexts.said(text)).isEqualTo("The lamp that I bought is broken.");
    assertThat(SegmentedTexts.segments(text, SegmentKind.BOILERPLATE)).hasSize(2);
  }

  @Test
  void shouldTakeMailBelowItsOwnHeader() {
    String header =
        "From: Kim <kim@mail.test>\nDate: 3 Feb 2025\nTo: help@shop.test\nSubject: %s\n\n";

    assertThat(SegmentedTexts.said(header.formatted("lamp") + "My lamp is broken."))
        .isEqualTo("My lamp is broken.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Bot] How can I help?~[Customer] My line is dead.~[Bot] Please wait.~[Customer] Since Monday.",
        "[AGENT 10:02:13] How may I help?~[CUSTOMER 10:02:18] My line is dead.~[CUSTOMER 10:02:20] Since Monday.",
        "10:31 Callum Good morning, how can I help?~10:32 Visitor 20931 My line is dead.~10:33 Callum Since when?~10:34 Visitor 20931 Since Monday.",
        "[07:50, 24/5/2024] +351 910 000 222: My line is dead.~[07:51, 24/5/2024] TelCo Support: Hello!~[07:52, 24/5/2024] +351 910 000 222: Since Monday.",
        "kim.guest (guest) | 11:05:22 | My line is dead.~lee.support | 11:06:00 | Hello!~kim.guest (guest) | 11:07:01 | Since Monday.",
        "System 11:00:02 You are connected.~Bernd 11:03:47 How can I help you today?~Kunde 11:04:30 My line is dead.~Kunde 11:05:21 Since Monday."
      })
  void shouldTakeTurnsInWhateverLayout(String transcript) {
    assertThat(List.of(SegmentedTexts.said(transcript.replace('~', '\n')).split("\n")))
        .contains("My line is dead.", "Since Monday.")
        .hasSize(2);
  }
}
