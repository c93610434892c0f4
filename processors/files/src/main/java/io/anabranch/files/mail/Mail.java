package io.anabranch.files.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.files.row.BadRowException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.util.MimeUtil;

/** Reads a mail (RFC 5322 and MIME) as named values. */
final class Mail {

  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_HEADER = 1 << 20;

  private final MailText text;

  /**
   * @param encoding of parts that do not say theirs, or say what nobody knows
   */
  Mail(Optional<Charset> encoding) {
    this.text = new MailText(encoding);
  }

  /**
   * Reads one.
   *
   * @throws BadRowException if it is no mail, or its text cannot be read
   */
  ObjectNode values(String place, byte[] bytes) throws IOException, BadRowException {
    Nesting.check(place, bytes);
    Message mail = parse(place, bytes);
    try {
      if (mail.getHeader().getFields().isEmpty()) {
        throw new BadRowException(place, "no mail: it has no headers");
      }
      ObjectNode values = JsonNodeFactory.instance.objectNode();
      values.put("channel", "email");
      Optional.ofNullable(mail.getSubject()).ifPresent(subject -> values.put("subject", subject));
      Optional.ofNullable(mail.getMessageId()).ifPresent(id -> values.put("id", id));
      conversation(mail).ifPresent(first -> values.put("conversation", first));
      if (mail.getFrom() != null && !mail.getFrom().isEmpty()) {
        Mailbox from = mail.getFrom().get(0);
        values.put("author", from.getAddress());
      }
      Optional.ofNullable(mail.getDate())
          .ifPresent(date -> values.put("createdAt", date.toInstant().toString()));
      text.add(place, mail, values);
      return values;
    } finally {
      mail.dispose();
    }
  }

  private static Message parse(String place, byte[] bytes) throws IOException, BadRowException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(
        new MimeConfig.Builder()
            .setMaxLineLen(LONGEST_LINE)
            .setMaxHeaderLen(LONGEST_HEADER)
            .setMaxHeaderCount(-1)
            .build());
    try {
      return builder.parseMessage(new ByteArrayInputStream(bytes));
    } catch (MimeIOException | IllegalArgumentException e) {
      throw new BadRowException(place, "not a mail that can be read");
    }
  }

  /** The first mail of the thread, as the headers name it. */
  private static Optional<String> conversation(Message mail) {
    for (String name : new String[] {"References", "In-Reply-To"}) {
      Field field = mail.getHeader().getField(name);
      if (field != null) {
        String unfolded = MimeUtil.unfold(field.getBody()).strip();
        int end = unfolded.indexOf('>');
        if (unfolded.startsWith("<") && end > 0) {
          return Optional.of(unfolded.substring(0, end + 1));
        }
      }
    }
    return Optional.ofNullable(mail.getMessageId());
  }
}
