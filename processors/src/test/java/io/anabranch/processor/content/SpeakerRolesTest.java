package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whose turns are those of customers. */
class SpeakerRolesTest {

  @Test
  void shouldKnowWhichWayTextMessagesWent() {
    String text =
        """
        SMS log +15550188 <> 40404
        IN  09:12 where is my grocery order
        OUT 09:12 Fresh Cart: Your driver is 3 stops away. Reply STOP to opt out.
        IN  09:31 he left it at the wrong door again
        """;

    assertThat(SegmentedTexts.said(text))
        .isEqualTo("where is my grocery order\nhe left it at the wrong door again");
  }

  @Test
  void shouldNotTakeTheDatesOfALogForSpeakers() {
    String text =
        """
        Good evening, our second uplink went down twice tonight. The switch says:

        Nov  3 21:04:55.118: %LINK-3-UPDOWN: Interface Te1/1/2, changed state to down
        Nov  3 21:05:31.402: %LINK-3-UPDOWN: Interface Te1/1/2, changed state to up
        Nov  3 21:47:02.760: %LINK-3-UPDOWN: Interface Te1/1/2, changed state to down

        Can you see anything on your side? We would like to know before the night shift starts.
        """;

    assertThat(SegmentedTexts.said(text))
        .contains("our second uplink went down", "Can you see anything on your side?");
  }

  @Test
  void shouldTakeNamesForAgentsWhereTheVisitorHasNone() {
    String text =
        """
        ( 0s ) Visitor: I was charged twice this month
        ( 15s ) Bot: Sure, I'll connect you.
        ( 1m 40s ) Rosalind K: I see two charges of $19, is that what you mean?
        ( 2m 5s ) Visitor: yes. same card
        ( 3m 22s ) Rosalind K: The second one is a duplicate. I've voided it.
        """;

    assertThat(SegmentedTexts.said(text))
        .isEqualTo("I was charged twice this month\nyes. same card");
  }

  @Test
  void shouldGiveColleaguesTheSameRole() {
    String text =
        """
        Joanna Frick (Milldale)  9:02 AM
        morning! our sync to the warehouse has been stuck since about 2am

        Omar (Stockpilot)  9:06 AM
        Morning Joanna, checking now

        Deep Patel (Milldale)  9:11 AM
        same for the Reno site btw. orders are piling up

        Omar (Stockpilot)  9:30 AM
        Found it, a stuck worker on our side. Restarting, sorry for the trouble.

        Joanna Frick (Milldale)  9:38 AM
        and we're moving again. thank you Omar, you saved our monday!
        """;

    assertThat(SegmentedTexts.said(text))
        .contains("our sync to the warehouse", "same for the Reno site")
        .doesNotContain("checking now", "stuck worker");
  }

  @Test
  void shouldReadWhoIsWhoFromTheHead() {
    String text =
        """
        Agent: Leopold
        Visitor: Guadalupe T.

        Guadalupe T.: Hello, the boarding pass doesn't print
        Leopold: You can check in 24 hours before departure.
        Guadalupe T.: I AM checked in. It's the printing
        Leopold: You can check in via the app as well.
        """;

    assertThat(SegmentedTexts.said(text))
        .contains("the boarding pass doesn't print", "It's the printing")
        .doesNotContain("24 hours", "via the app");
  }

  @Test
  void shouldNotTakeAFormWithAMessageForAConversation() {
    String text =
        """
        TELEPHONE MESSAGE
        Taken by: Beryl
        Caller: Mr Okonjo
        Company: Flat 6, Mallow Court
        Message: The lift is stuck between 2 and 3 again. He's cross and wants to speak to the manager.
        Initials: BT
        """;

    assertThat(SegmentedTexts.said(text))
        .isEqualTo(
            "The lift is stuck between 2 and 3 again. He's cross and wants to speak to the manager.");
  }

  @Test
  void shouldTakeFarewellsThatComeBackForNoSpeakers() {
    String text =
        """
        I was told that the deposit would come back and it has been seven weeks.

        Regards
        Fergus

        -----Original Message-----
        From: Lettings <lettings@homes.example>
        Sent: Wednesday, January 15, 2025 4:12 PM
        To: fergus@mail.example

        We apologise for the delay.

        Regards
        Lettings

        -----Original Message-----
        From: fergus@mail.example
        To: Lettings

        Any news on the deposit?
        Fergus
        """;

    assertThat(SegmentedTexts.said(text))
        .isEqualTo("I was told that the deposit would come back and it has been seven weeks.");
  }

  @Test
  void shouldReadTimesInBracketsBehindNames() {
    String text =
        """
        Customer (11:03) I'd like to dispute a payment of 99.99
        Virtual assistant (11:03) I can help with that! Did you make this purchase?
        Customer (11:04) My son has confessed. He thought it was play money
        Specialist Wren (11:12) I've blocked that merchant for you.
        """;

    assertThat(SegmentedTexts.said(text))
        .isEqualTo(
            "I'd like to dispute a payment of 99.99\n"
                + "My son has confessed. He thought it was play money");
  }

  @Test
  void shouldNotTakeADateInBracketsForAName() {
    String text =
        """
        [Nov 28, 3:12 PM] Outgoing: Reminder of your appointment on Monday at 9:00 AM.
        [Nov 28, 3:40 PM] Incoming: any day after 4 please, my tooth is killing me
        [Nov 28, 3:59 PM] Outgoing: We can do tomorrow 4:30 PM.
        [Nov 28, 4:00 PM] Incoming: yes!!! thank u
        """;

    assertThat(SegmentedTexts.said(text))
        .isEqualTo("any day after 4 please, my tooth is killing me\nyes!!! thank u");
  }
}
