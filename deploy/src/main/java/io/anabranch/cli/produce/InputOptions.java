package io.anabranch.cli.produce;

import io.anabranch.cli.context.CliContext;
import io.anabranch.files.RowFiles;
import io.anabranch.files.TextRows;
import io.anabranch.files.row.FileFormat;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What messages {@code produce} reads. */
final class InputOptions {

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

  @Mixin final FileFlags fileFlags = new FileFlags();

  @Mixin final MappingFlags mapping = new MappingFlags();

  @Option(names = "--skip-errors", description = "Report what is no message, and go on after it.")
  boolean skipErrors;

  InputOptions(CliContext context) {
    this.context = context;
  }

  /**
   * Opens the input.
   *
   * @throws UnreadableFileException if it cannot be read
   */
  MessageReader open() throws IOException {
    return new MessageReader(rows(), mapping.mapping(), context.err()::println);
  }

  /** The file, if it is one. */
  Optional<Path> file() {
    return Optional.ofNullable(origin)
        .map(given -> given.file)
        .filter(path -> !path.toString().equals("-"));
  }

  private RowReader rows() throws IOException {
    if (origin != null && origin.text != null) {
      return new SingleRow(origin.text);
    }
    FileOptions options = fileFlags.options();
    if (file().isPresent()) {
      return RowFiles.open(file().get(), options);
    }
    String name = "standard input";
    InputStream in = InterruptibleInput.of(context.in());
    return options.format().filter(format -> format != FileFormat.TEXT).isPresent()
        ? RowFiles.open(name, in, options)
        : TextRows.live(name, in, options);
  }
}
