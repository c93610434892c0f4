package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to an earlier mail, and what only looks like it. */
class EarlierMailTest {

  private static final String HEADER =
      """
      From: Ada Finch <ada@finch.example>
      Sent: Monday, 3 March 2025 08:55
      To: Front Desk <desk@inn.example>
      Subject: The boiler
      """;

  @Test
  void shouldLeaveToTheCustomerWhatAColleagueForwards() {
    String text =
        """
        Hi team, can one of you take this? She rang twice already.

        Thanks
        Lucy

        %s
        Your boiler has been cold for three days and I want my money back. Please ring me!

        Ada
        """
            .formatted(HEADER);

    assertThat(SegmentedTexts.said(text))
        .isEqualTo("Hi team, can one of you take this? She rang twice already.");
  }

  @Test
  void shouldKeepAnswersThatAreSignedBetweenTheLinesOfAnother() {
    String text =
        """
        Hello Ada, please see my comments below, marked with my initials.

        Regards
        Victor

        %s
        Dear Mr Nock,

        1. Drawer front - will be replaced.
        [VN] Two fronts, the one beside the oven as well.
        2. Silicone - done on Friday, closed.
        [VN] It is not closed. It came off when I cleaned it.
        """
            .formatted(HEADER);

    assertThat(SegmentedTexts.said(text))
        .contains("my comments below", "Two fronts", "It came off")
        .doesNotContain("Drawer front", "Silicone", "VN");
  }

  @Test
  void shouldKnowInitialsThatComeBackAndNoFieldThatStandsOnce() {
    String text =
        """
        Hello Ada, my answers are below.

        %s
        Dear Ms Lindqvist,

        TEL: 555 0134
        Shall we keep the old pump?
        ML: Yes, for the summer house, please do not throw it away.
        Who has the key of the cellar?
        ML: My neighbour on the left has it until Friday.
        """
            .formatted(HEADER);

    assertThat(SegmentedTexts.said(text))
        .contains("Yes, for the summer house", "My neighbour on the left")
        .doesNotContain("555", "old pump", "ML");
  }

  @Test
  void shouldKnowTheQuotationsOfGroupWise() {
    String text =
        """
        The pump is in, but it hums so loudly that nobody here can sleep. Please send somebody.

        Karin

        >>> Front Desk <desk@inn.example> 04/11/25 10:12 >>>
        Dear Karin,
        has the pump arrived by now? We would like to close the order.
        """;

    assertThat(SegmentedTexts.said(text)).startsWith("The pump is in").doesNotContain("Dear Karin");
  }

  @Test
  void shouldKeepAnswersInCapitalsBetweenMarkedLines() {
    String text =
        """
        Ada Finch <ada@finch.example> wrote on 08/20/2025 11:02:15 AM:

        Comments inline, in caps so that you can find them.

        > We can offer 40 rooms.
        GREAT, WE WILL TAKE ALL 40.
        > The rate is $179.
        PLEASE MATCH THE $165 OF JUNE.
        """;

    assertThat(SegmentedTexts.said(text))
        .contains("Comments inline", "GREAT, WE WILL TAKE", "PLEASE MATCH")
        .doesNotContain("40 rooms.", "rate is");
  }

  @Test
  void shouldTakeTheHeadOfAFaxForItsOwn() {
    String text =
        """
        HOLLYBUSH NURSERIES
        Plants to the Trade

        To:      Sales Dept, Pots Ltd
        From:    D. Quimby
        Date:    12 May
        Re:      Order 2231

        Of the 60 pots that you delivered yesterday, 17 were broken. Please credit them to us.
        """;

    assertThat(SegmentedTexts.said(text))
        .endsWith(
            "Of the 60 pots that you delivered yesterday, 17 were broken. Please credit them to us.")
        .doesNotContain("Re:", "Sales Dept");
  }

  @Test
  void shouldReadOnBelowTheEndOfAReport() {
    String text =
        """
        Hey, your app crashed my whole phone. Here is what it made me send:

        --- CRASH REPORT ---
        App: Trailmate 5.9.2
        --- END OF REPORT ---

        I was relying on the map and I would like my money back.
        """;

    assertThat(SegmentedTexts.said(text))
        .startsWith("Hey, your app crashed my whole phone.")
        .endsWith("I was relying on the map and I would like my money back.")
        .doesNotContain("END OF REPORT");
  }

  @Test
  void shouldCutTheSourceOfAMailAndItsSignatureOfPgp() {
    String text =
        """
        From ada@finch.example Tue Apr  9 06:51:20 2024
        Return-Path: <ada@finch.example>
        Received: from mx.finch.example
        \tby mail.inn.example with ESMTPS; Tue, 9 Apr 2024 06:51:20 +0000
        Date: Tue, 9 Apr 2024 08:51:02 +0200
        From: Ada Finch <ada@finch.example>
        To: desk@inn.example
        Subject: certificate
        MIME-Version: 1.0

        -----BEGIN PGP SIGNED MESSAGE-----
        Hash: SHA256

        Your status page has been serving an old certificate since Monday. Please renew it.
        -----BEGIN PGP SIGNATURE-----

        iHUEARYIAB0WIQT0fak3fak3
        =f4k3
        -----END PGP SIGNATURE-----
        """;

    assertThat(SegmentedTexts.said(text))
        .isEqualTo(
            "Your status page has been serving an old certificate since Monday. Please renew it.");
  }

  @Test
  void shouldCutWhatAForumQuotes() {
    String text =
        """
        Same here since the update.

        [quote=bassface post_id=44201]Mine does that too, moved it to 5 GHz.[/quote]

        Did not help me. Any other ideas?
        """;

    assertThat(SegmentedTexts.said(text))
        .isEqualTo("Same here since the update.\nDid not help me. Any other ideas?");
  }

  @Test
  void shouldSayNothingInAnAutomaticAnswerThatGreets() {
    String text =
        """
        Hello,

        Thank you for contacting Brindle Mowers. This is an automatic confirmation that we have \
        received your message. Your ticket number is BW-33819.

        Please don't reply to this message, as this may delay our answer.

        Brindle Mowers Customer Care
        """;

    assertThat(SegmentedTexts.said(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SIGNED MESSAGE", "MESSAGE", "SIGNATURE"})
  void shouldReadOnBelowAnArmorThatIsNotClosed(String what) {
    String text =
        """
        -----BEGIN PGP %s-----
        My card was charged twice and I would like to have my money back, please.
        I have written to you about it three times."""
            .formatted(what);

    assertThat(SegmentedTexts.said(text)).isEqualTo(text.substring(text.indexOf("My card")));
  }
}
