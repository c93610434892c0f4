package io.anabranch.cli.produce;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What messages {@code produce} reads. */
final class InputOptions {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CliContext context;

  /** One message, or a file of them. */
  static final class Origin {
    @Parameters(index = "0", arity = "0..1", paramLabel = "TEXT", description = "One message.")
    @Nullable String text;

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "Messages; - or neither for standard input.")
    @Nullable Path file;
  }

  @ArgGroup(exclusive = true)
  @Nullable Origin origin;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "${COMPLETION-CANDIDATES}; otherwise by the extension of the file, or text.",
        "text: one message a line. jsonl: objects with the fields of Message, and key.",
        "csv: the same as columns. Unknown fields and columns become attributes."
      })
  @Nullable InputFormat format;

  @Option(
      names = "--field",
      paramLabel = "NAME=VALUE",
      description = "Field or attribute of messages that do not have it; may be repeated.")
  Map<String, String> fields = new LinkedHashMap<>();

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "Short for --field channel=NAME: chat, email, ticket, call, tweet, ...")
  @Nullable String channel;

  @Option(
      names = "--key-field",
      paramLabel = "NAME",
      description = "Field or attribute whose value is the key of the record.")
  @Nullable String keyField;

  @Option(
      names = "--skip-errors",
      description = "Report lines that are no messages, and go on after them.")
  boolean skipErrors;

  InputOptions(CliContext context) {
    this.context = context;
  }

  /**
   * Opens the input.
   *
   * @throws CommandFailedException if it cannot be read, or the one message is not valid
   */
  InputReader open() throws IOException {
    Map<String, String> defaults = new LinkedHashMap<>(fields);
    if (channel != null) {
      defaults.put("channel", channel);
    }
    MessageFields messageFields = new MessageFields(defaults, keyField);
    if (origin != null && origin.text != null) {
      try {
        return new SingleMessage(messageFields.message(Map.of(MessageFields.TEXT, origin.text)));
      } catch (IllegalArgumentException e) {
        throw new CommandFailedException(e.getMessage(), e);
      }
    }
    Path file = origin == null ? null : origin.file;
    if (file == null || file.toString().equals("-")) {
      return open(
          "standard input", InputFormat.TEXT, InterruptibleInput.of(context.in()), messageFields);
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CommandFailedException(file + ": no such file, or it cannot be read");
    }
    return open(file.toString(), InputFormat.of(file), Files.newInputStream(file), messageFields);
  }

  private InputReader open(
      String name, InputFormat byName, InputStream in, MessageFields messageFields)
      throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return (format == null ? byName : format).open(name, reader, messageFields);
  }
}
