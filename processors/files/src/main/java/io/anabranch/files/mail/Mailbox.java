package io.anabranch.files.mail;

import io.anabranch.files.row.UnreadableFileException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as bytes (RFC 4155 and what programs write): each mail begins with a line {@code From
 * ...} at the start or after an empty line. A {@code >} that was put before such a line in a mail
 * goes.
 */
final class Mailbox implements Closeable {

  /** {@code From kim@example.com Mon Feb 03 09:12:00 2025}, or {@code From - } and a date. */
  private static final Pattern FROM =
      Pattern.compile("From (-|\\S+@?\\S*) +\\w{3} \\w{3} +\\d.* \\d{4}.*|From -?\\s*");

  private static final Pattern QUOTED_FROM = Pattern.compile("(?s)>+From .*");

  private final InputStream in;
  private final boolean isOneMail;
  private byte @Nullable [] ahead;
  private long lines;
  private long begin;

  private Mailbox(InputStream in, boolean isOneMail) {
    this.in = in;
    this.isOneMail = isOneMail;
  }

  /**
   * Begins to read a mailbox.
   *
   * @throws UnreadableFileException if it begins with anything but a mail
   */
  static Mailbox of(String name, InputStream in) throws IOException {
    Mailbox mailbox = new Mailbox(in, false);
    byte[] first = mailbox.readLine();
    while (first != null && isBlank(first)) {
      first = mailbox.readLine();
    }
    if (first != null && !isFrom(first)) {
      throw new UnreadableFileException(
          name,
          "no mailbox, as it does not begin with 'From '; a single mail is read with --format eml");
    }
    mailbox.ahead = first;
    return mailbox;
  }

  static Mailbox ofOneMail(InputStream in) {
    return new Mailbox(in, true);
  }

  /** Number of the line with which the last mail began, from 1. */
  long line() {
    return begin;
  }

  /** The bytes of the next mail; empty at the end. */
  Optional<byte[]> next() throws IOException {
    if (isOneMail) {
      begin = 1;
      byte[] all = in.readAllBytes();
      return all.length == 0 ? Optional.empty() : Optional.of(all);
    }
    if (ahead == null) {
      return Optional.empty();
    }
    begin = lines;
    ahead = null;
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    boolean isAfterBlank = false;
    for (byte[] line = readLine(); line != null; line = readLine()) {
      if (isAfterBlank && isFrom(line)) {
        ahead = line;
        break;
      }
      isAfterBlank = isBlank(line);
      int quoted = line.length > 0 && line[0] == '>' && isQuotedFrom(line) ? 1 : 0;
      mail.write(line, quoted, line.length - quoted);
    }
    return Optional.of(mail.toByteArray());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The next line with its end; null after the last. */
  private byte @Nullable [] readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        break;
      }
    }
    if (line.size() == 0) {
      return null;
    }
    lines++;
    return line.toByteArray();
  }

  private static boolean isBlank(byte[] line) {
    return line.length <= 2 && text(line).isBlank();
  }

  private static boolean isFrom(byte[] line) {
    return line.length > 4 && line[0] == 'F' && FROM.matcher(text(line).strip()).matches();
  }

  private static boolean isQuotedFrom(byte[] line) {
    return QUOTED_FROM.matcher(text(line)).matches();
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1);
  }
}
