package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in which nobody says anything, and those in which somebody hardly does. */
class NothingSaidTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        ***** Nagios *****

        Notification Type: PROBLEM

        Service: Disk /var
        Host: db-7
        State: CRITICAL

        Additional Info:
        DISK CRITICAL - free space: /var 412 MB (2%)
        """,
        """
        Backup of LIBRARY-NAS completed with warnings.

        Start: 12.09.2025 02:00
        Files copied: 10,221
        Files skipped: 3

        This is an automatic report. Please do not reply to this email.
        """,
        """
        Pipeline #90217 has failed!

        Project: kiosk / printer-agent
        Branch: main
        Commit: 4be1a09c
        Stage: test
        View job: https://ci.example/kiosk/90217
        """
      })
  void shouldFindNothingSaid(String text) {
    assertThat(SegmentedTexts.said(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        Return request R-20811
        Item: Rain jacket, blue, XL
        Reason: sleeves far too long
        Refund to: gift card
        """,
        """
        FlowerPost
        Marit left a review
        ★★☆☆☆
        half of them were dead
        Reply to Marit
        """
      })
  void shouldFindTheFewWordsThatAreSaid(String text) {
    assertThat(SegmentedTexts.said(text)).containsAnyOf("sleeves far too long", "half of them");
  }

  @Test
  void shouldTakeNoPlainMessageOfManyLinesForAutomatic() {
    String text =
        """
        Alarm at 02:10
        Alarm at 02:44
        Alarm at 03:15

        The siren goes off for no reason and my neighbours hate me. What do I do?
        """;

    assertThat(SegmentedTexts.said(text)).contains("The siren goes off for no reason");
  }

  @Test
  void shouldCutNothingThatNobodyHasLookedAt() {
    String text = "late\n".repeat(200_000);

    assertThat(SegmentedTexts.said(text)).isEqualTo(text);
  }
}
