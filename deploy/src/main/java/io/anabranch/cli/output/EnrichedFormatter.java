package io.anabranch.cli.output;

import io.anabranch.cli.context.Terminal;
import io.anabranch.processor.Annotation;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Extension;
import io.anabranch.schema.Message;
import io.anabranch.schema.SegmentKind;
import io.anabranch.schema.StageError;
import io.anabranch.stage.ResultLine;
import io.anabranch.stage.StageCatalog;
import io.anabranch.stage.StageDescription;
import io.anabranch.stage.StyledText;
import io.anabranch.topology.record.AvroJson;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Enriched records in two lines for people: what the stages say and what is wrong, then the start
 * of what is said.
 *
 * <pre>
 * chat    en  negative -0.81  billing 0.93  invoice, refund  -> Refund a double charge (0.71)
 *         I was charged twice for June and want the second payment back …
 * </pre>
 */
public final class EnrichedFormatter {

  private static final String GAP = "  ";
  private static final String NONE = "-";
  private static final int CHANNEL_COLUMNS = 6;

  private static final Set<AuthorRole> SAYING = EnumSet.of(AuthorRole.CUSTOMER, AuthorRole.UNKNOWN);

  private final Terminal terminal;
  private final List<StageDescription<?>> stages;

  /** Formats what all stages on the class path say. */
  public EnrichedFormatter(Terminal terminal) {
    this(terminal, StageCatalog.load().descriptions());
  }

  /**
   * Formats what some stages say.
   *
   * @param stages in the order in which they are shown
   */
  EnrichedFormatter(Terminal terminal, List<StageDescription<?>> stages) {
    this.terminal = terminal;
    this.stages = List.copyOf(stages);
  }

  /** The two lines, without a line end after the second. */
  public String format(Enriched enriched) {
    Message message = enriched.getMessage();
    String channel = message == null || message.getChannel() == null ? NONE : message.getChannel();
    List<String> parts = new ArrayList<>();
    parts.add(styled(DisplayText.pad(DisplayText.clean(channel), CHANNEL_COLUMNS), Style.bold));
    stages.forEach(stage -> result(enriched, stage).ifPresent(parts::add));
    flags(enriched).forEach(flag -> parts.add(styled(flag, Style.fg_red)));
    String indent = " ".repeat(CHANNEL_COLUMNS) + GAP;
    String text = message == null ? "(not decodable)" : DisplayText.clean(said(enriched));
    return String.join(GAP, parts)
        + System.lineSeparator()
        + indent
        + DisplayText.truncate(text, terminal.width() - indent.length());
  }

  /** What was said in the message, by others than those who serve it. */
  private static String said(Enriched enriched) {
    String text = enriched.getMessage().getText();
    if (enriched.getContent() == null) {
      return text;
    }
    List<String> said =
        enriched.getContent().getSegments().stream()
            .filter(segment -> segment.getKind() == SegmentKind.SAID)
            .filter(segment -> segment.getRole() == null || SAYING.contains(segment.getRole()))
            .map(segment -> text.substring(segment.getBegin(), segment.getEnd()))
            .toList();
    return said.isEmpty() ? "(nothing said)" : String.join(" … ", said);
  }

  /** What a stage says; empty for a stage whose results are not shown. */
  private <T extends SpecificRecord> Optional<String> result(
      Enriched enriched, StageDescription<T> stage) {
    return stage
        .line()
        .map(
            line ->
                line.prefix()
                    + text(
                        line,
                        find(enriched, stage.annotation()).map(line.parts()).orElse(List.of())));
  }

  private String text(ResultLine<?> line, List<StyledText> parts) {
    if (parts.isEmpty()) {
      return DisplayText.pad(NONE, line.columns());
    }
    List<String> texts = parts.stream().map(part -> DisplayText.clean(part.text())).toList();
    List<String> styled = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      styled.add(styled(texts.get(i), parts.get(i).style()));
    }
    int width = String.join(" ", texts).length();
    return String.join(" ", styled) + " ".repeat(Math.max(0, line.columns() - width));
  }

  /** A result as a field of the record, or among its extensions. */
  private static <T extends SpecificRecord> Optional<T> find(
      Enriched enriched, Annotation<T> annotation) {
    Schema.Field field = Enriched.SCHEMA$.getField(annotation.name());
    if (field != null) {
      return Optional.ofNullable(annotation.type().cast(enriched.get(field.pos())));
    }
    Extension extension = enriched.getExtensions().get(annotation.name());
    return Optional.ofNullable(extension)
        .map(found -> AvroJson.decode(annotation.type(), found.getJson()));
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

  private String styled(String text, StyledText.Style style) {
    return switch (style) {
      case PLAIN -> text;
      case FAINT -> styled(text, Style.faint);
      case GOOD -> styled(text, Style.fg_green);
      case BAD -> styled(text, Style.fg_red);
      case CLASS -> styled(text, Style.fg_cyan);
      case TITLE -> styled(text, Style.underline);
    };
  }

  private String styled(String text, IStyle style) {
    return terminal.ansi().enabled() ? Style.on(style) + text + Style.off(style) : text;
  }
}
