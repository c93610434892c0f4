package io.anabranch.cli;

import io.anabranch.cluster.ClusterException;
import io.anabranch.operation.InvalidRequestException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong; with {@code --verbose}, also where. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

  static final int INTERRUPTED = 130;

  private final PrintWriter err;

  ErrorReport(PrintWriter err) {
    this.err = err;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    command.getOut().flush();
    Throwable error = unwrap(e);
    if (error instanceof InterruptedException
        || error instanceof InterruptException
        || error instanceof InterruptedIOException) {
      return INTERRUPTED;
    }
    err.println("anabranch: " + message(error));
    AnabranchCommand root = command.getCommandSpec().root().commandLine().getCommand();
    if (root.verbose) {
      e.printStackTrace(err);
    }
    return error instanceof ConfigException || error instanceof InvalidRequestException
        ? ExitCode.USAGE
        : ExitCode.SOFTWARE;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println("anabranch: " + message(e));
    err.println("See '" + name + " --help'.");
    return ExitCode.USAGE;
  }

  private static Throwable unwrap(Throwable error) {
    Throwable cause = error.getCause();
    boolean isWrapper = error instanceof ExecutionException || error instanceof ClusterException;
    return isWrapper && cause != null ? unwrap(cause) : error;
  }

  private static String message(Throwable error) {
    if (error instanceof InvalidRequestException invalid) {
      return oneLine(
          String.valueOf(
              new ConfigException("--" + invalid.field(), invalid.value(), invalid.allowed())
                  .getMessage()));
    }
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    Throwable cause = error.getCause();
    // Kafka says only in the cause why it could not create a client.
    return error.getClass() == KafkaException.class && cause != null
        ? oneLine(message) + ": " + message(cause)
        : oneLine(message);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
