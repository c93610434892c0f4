package io.anabranch.processor.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Content;
import io.anabranch.schema.SaidTurn;
import io.anabranch.schema.Segment;
import io.anabranch.schema.SegmentKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountedTurnsTest {

  @Test
  void shouldTakeATurnFromLineToLineUntilAnotherSpeaks() {
    String text =
        """
        AGENT: How can I help?
        CUSTOMER: My line is dead.
        It has been for days.
        AGENT: I see.
        CUSTOMER: Thank you.
        """;

    assertThat(turns(text))
        .containsExactly("My line is dead.\nIt has been for days.", "Thank you.");
  }

  @Test
  void shouldTakeLabelledLinesOfOneSpeakerForOneTurn() {
    String text =
        """
        [10:00] Agent: Hello.
        [10:01] Customer: My line is dead.
        [10:02] Customer: Please help.
        [10:03] Agent: Sure.
        """;

    assertThat(turns(text)).containsExactly("My line is dead.\n[10:02] Customer: Please help.");
  }

  @Test
  void shouldTellSpeakersOfOneRoleApart() {
    String text =
        """
        Customer 1: My line is dead.
        Customer 2: Mine is dead, too.
        Agent: I see.
        Customer 2: Thank you.
        """;

    assertThat(turns(text)).containsExactly("My line is dead.", "Mine is dead, too.", "Thank you.");
  }

  @Test
  void shouldBeginWithSegmentsThatAreSaidInARole() {
    String text =
        "Agent: Hello.\n  Customer:   My line is dead.  \nAgent: I see.\nCustomer: Thanks, bye.";

    Content content = SegmentedTexts.content(text);

    List<Integer> begins =
        content.getSegments().stream()
            .filter(segment -> segment.getKind() == SegmentKind.SAID)
            .map(Segment::getBegin)
            .toList();
    assertThat(content.getTurns()).hasSize(2).extracting(SaidTurn::getBegin).isSubsetOf(begins);
    assertThat(turns(text)).containsExactly("My line is dead.", "Thanks, bye.");
  }

  @Test
  void shouldTakeTurnsOfEveryoneWhoCounts() {
    String text = "Agent: Hello.\nCustomer: My line is dead.\nAgent: I see.";

    Content content =
        SegmentedTexts.content(text, null, "customer,agent", "customer,agent,unknown");

    assertThat(turns(content)).containsExactly("Hello.", "My line is dead.", "I see.");
  }

  @Test
  void shouldFindTurnsInMarkup() {
    String text =
        "<p><b>Agent:</b> Hello.</p><p><b>Customer:</b> S &amp; M are <i>dead</i></p>"
            + "<p><b>Agent:</b> I see.</p>";

    assertThat(turns(text)).containsExactly("S &amp; M are <i>dead");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "My line is dead.",
        "> Agent: Hello.\n> Customer: Hi.\n\nMy line is dead.",
        "Agent: Hello.\nAgent: How can I help?\nAgent: Are you there?"
      })
  void shouldFindNoneWhereOneAuthorWroteAllThatCounts(String text) {
    assertThat(SegmentedTexts.content(text).getTurns()).isEmpty();
  }

  private static List<String> turns(String text) {
    return turns(SegmentedTexts.content(text));
  }

  private static List<String> turns(Content content) {
    String text = content.getMessage().getText();
    return content.getTurns().stream()
        .map(turn -> text.substring(turn.getBegin(), turn.getEnd()))
        .toList();
  }
}
