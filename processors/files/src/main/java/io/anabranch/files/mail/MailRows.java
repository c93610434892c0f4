package io.anabranch.files.mail;

import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.FileFormat;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The mails of a mailbox, or one mail, each as a row with {@code text}, {@code subject}, {@code
 * id}, {@code conversation}, {@code author}, {@code createdAt}, {@code channel} and the names of
 * its {@code attachments}, which are left out.
 */
public final class MailRows implements RowReader {

  private final String name;
  private final Mailbox mailbox;
  private final Mail mail;

  private MailRows(String name, Mailbox mailbox, Mail mail) {
    this.name = name;
    this.mailbox = mailbox;
    this.mail = mail;
  }

  /**
   * Opens mails.
   *
   * @param format whether it is one mail, or a mailbox
   * @throws UnreadableFileException if it begins like neither
   */
  public static MailRows open(String name, InputStream in, FileFormat format, FileOptions options)
      throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in);
    Mailbox mailbox =
        format == FileFormat.MBOX ? Mailbox.of(name, bytes) : Mailbox.ofOneMail(bytes);
    return new MailRows(name, mailbox, new Mail(options.encoding()));
  }

  @Override
  public Optional<Row> next() throws IOException, BadRowException {
    Optional<byte[]> bytes = mailbox.next();
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    String place = name + ":" + mailbox.line();
    return Optional.of(new Row(place, mail.values(place, bytes.get())));
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public void close() throws IOException {
    mailbox.close();
  }
}
