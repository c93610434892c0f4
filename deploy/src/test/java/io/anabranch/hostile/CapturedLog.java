package io.anabranch.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * Everything that this process logs while it is open, in more detail than anybody turns on in
 * production, with causes; and what its libraries print to standard error. The console gets no more
 * than without it.
 */
final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final PatternLayout layout = new PatternLayout();
  private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = logger("io.anabranch");
  private final Logger kafka = logger("org.apache.kafka");
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream standardError = System.err;
  private final Level oursBefore = ours.getLevel();
  private final Level kafkaBefore = kafka.getLevel();

  private final Filter<ILoggingEvent> levelsBefore =
      new Filter<>() {
        @Override
        public FilterReply decide(ILoggingEvent event) {
          boolean isMore = isBelow(event, ours, oursBefore) || isBelow(event, kafka, kafkaBefore);
          return isStarted() && isMore ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
      };

  private CapturedLog() {}

  static CapturedLog open() {
    CapturedLog log = new CapturedLog();
    log.setContext(log.root.getLoggerContext());
    log.layout.setContext(log.root.getLoggerContext());
    log.layout.setPattern("%level %logger %msg %mdc %kvp%n%ex{full}");
    log.layout.start();
    log.start();
    log.root.iteratorForAppenders().forEachRemaining(other -> other.addFilter(log.levelsBefore));
    log.levelsBefore.start();
    log.root.addAppender(log);
    log.ours.setLevel(Level.DEBUG);
    log.kafka.setLevel(Level.INFO);
    System.setErr(new PrintStream(log.teed(), true, StandardCharsets.UTF_8));
    return log;
  }

  Iterable<String> lines() {
    return lines;
  }

  String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(layout.doLayout(event));
  }

  @Override
  public void close() {
    System.setErr(standardError);
    root.detachAppender(this);
    levelsBefore.stop();
    ours.setLevel(oursBefore);
    kafka.setLevel(kafkaBefore);
  }

  private OutputStream teed() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        printed.write(b);
        standardError.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        printed.write(bytes, offset, length);
        standardError.write(bytes, offset, length);
      }
    };
  }

  private static boolean isBelow(ILoggingEvent event, Logger logger, Level level) {
    return event.getLoggerName().startsWith(logger.getName())
        && !event.getLevel().isGreaterOrEqual(level);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
