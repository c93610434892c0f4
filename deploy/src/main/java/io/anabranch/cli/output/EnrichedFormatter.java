package io.anabranch.cli.output;

import io.anabranch.cli.context.Terminal;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.Message;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.StageError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Enriched records in two lines for people: what the stages say and what is wrong, then the start
 * of the text.
 *
 * <pre>
 * chat    negative -0.81  billing 0.93  invoice, refund  -> Refund a double charge (0.71)
 *         I was charged twice for June and want the second payment back …
 * </pre>
 */
record EnrichedFormatter(Terminal terminal) {

  private static final String GAP = "  ";
  private static final String NONE = "-";
  private static final int CHANNEL_COLUMNS = 6;
  private static final int SENTIMENT_COLUMNS = 14;
  private static final int MOST_KEYWORDS = 4;

  /** The two lines, without a line end after the second. */
  String format(Enriched enriched) {
    Message message = enriched.getMessage();
    String channel = message == null || message.getChannel() == null ? NONE : message.getChannel();
    List<String> parts = new ArrayList<>();
    parts.add(styled(DisplayText.pad(DisplayText.clean(channel), CHANNEL_COLUMNS), Style.bold));
    parts.add(sentiment(enriched.getSentiment()));
    parts.add(classification(enriched.getClassification()));
    parts.add(keywords(enriched.getKeywords()));
    parts.add(checklist(enriched.getChecklists()));
    flags(enriched).forEach(flag -> parts.add(styled(flag, Style.fg_red)));
    String indent = " ".repeat(CHANNEL_COLUMNS) + GAP;
    String text = message == null ? "(not decodable)" : DisplayText.clean(message.getText());
    return String.join(GAP, parts)
        + System.lineSeparator()
        + indent
        + DisplayText.truncate(text, terminal.width() - indent.length());
  }

  private String sentiment(@Nullable Sentiment sentiment) {
    if (sentiment == null) {
      return DisplayText.pad(NONE, SENTIMENT_COLUMNS);
    }
    String text =
        String.format(Locale.ROOT, "%s %+.2f", sentiment.getLabel(), sentiment.getScore());
    Style style =
        switch (sentiment.getLabel()) {
          case "negative" -> Style.fg_red;
          case "positive" -> Style.fg_green;
          default -> Style.faint;
        };
    return styled(DisplayText.pad(text, SENTIMENT_COLUMNS), style);
  }

  private String classification(@Nullable Classification classification) {
    return classification == null
        ? NONE
        : styled(classification.getLabel(), Style.fg_cyan)
            + String.format(Locale.ROOT, " %.2f", classification.getProbability());
  }

  private static String keywords(@Nullable Keywords keywords) {
    if (keywords == null || keywords.getKeywords().isEmpty()) {
      return NONE;
    }
    return keywords.getKeywords().stream()
        .map(EnrichedFormatter::name)
        .distinct()
        .limit(MOST_KEYWORDS)
        .collect(Collectors.joining(", "));
  }

  private static String name(Keyword keyword) {
    String canonical = keyword.getCanonical();
    return DisplayText.clean(canonical == null ? keyword.getTerm() : canonical);
  }

  private String checklist(@Nullable Checklists checklists) {
    if (checklists == null) {
      return "-> " + NONE;
    }
    if (checklists.getMatches().isEmpty() || checklists.getNoMatch()) {
      return "-> no checklist";
    }
    ChecklistMatch best = checklists.getMatches().get(0);
    return "-> "
        + styled(DisplayText.clean(best.getTitle()), Style.underline)
        + String.format(Locale.ROOT, " (%.2f)", best.getScore());
  }

  private static List<String> flags(Enriched enriched) {
    List<String> flags = new ArrayList<>();
    if (enriched.getStatus() == EnrichedStatus.PARTIAL) {
      flags.add("PARTIAL");
    }
    addFlag(flags, "missing", enriched.getMissing());
    addFlag(flags, "failed", enriched.getFailed());
    addFlag(flags, "skipped", enriched.getSkipped());
    if (enriched.getRevision() > 1) {
      flags.add("revision " + enriched.getRevision());
    }
    return flags;
  }

  private static void addFlag(List<String> flags, String name, Map<String, StageError> errors) {
    if (!errors.isEmpty()) {
      flags.add(
          new TreeMap<>(errors)
              .entrySet().stream()
                  .map(error -> error.getKey() + " (" + error.getValue().getCause() + ")")
                  .collect(Collectors.joining(", ", name + ": ", "")));
    }
  }

  private String styled(String text, IStyle style) {
    return terminal.ansi().enabled() ? Style.on(style) + text + Style.off(style) : text;
  }
}
