package io.anabranch.files.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.files.row.BadRowException;
import io.anabranch.files.source.DecodedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.stream.Field;

/** What a mail says: its plain text or, if there is none, its HTML. */
final class MailText {

  private static final String PLAIN = "text/plain";
  private static final String HTML = "text/html";

  private final Optional<Charset> encoding;

  MailText(Optional<Charset> encoding) {
    this.encoding = encoding;
  }

  /** What was found in the parts of a mail. */
  private record Found(List<String> plain, List<String> html, List<String> attachments) {

    static Found nothing() {
      return new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * Adds {@code text} and {@code attachments}.
   *
   * @throws BadRowException if there is no text, or its encoding is unknown
   */
  void add(String place, Entity mail, ObjectNode values) throws IOException, BadRowException {
    Found found = Found.nothing();
    collect(place, mail, found);
    List<String> texts = found.plain().isEmpty() ? found.html() : found.plain();
    String text = String.join("\n", texts).strip();
    if (!text.isEmpty()) {
      values.put("text", text);
    }
    if (!found.attachments().isEmpty()) {
      values.put("attachments", String.join(", ", found.attachments()));
    }
  }

  private void collect(String place, Entity part, Found found) throws IOException, BadRowException {
    Body body = part.getBody();
    if (body instanceof Multipart multipart) {
      for (Entity child : multipart.getBodyParts()) {
        collect(place, child, found);
      }
      return;
    }
    String type = part.getMimeType().toLowerCase(Locale.ROOT);
    boolean isText = type.equals(PLAIN) || type.equals(HTML);
    if (!isText
        || "attachment".equalsIgnoreCase(part.getDispositionType())
        || part.getFilename() != null) {
      found.attachments().add(part.getFilename() == null ? type : part.getFilename());
    } else if (body instanceof SingleBody single) {
      String text = text(place, part, single);
      (type.equals(PLAIN) ? found.plain() : found.html())
          .add(type.equals(PLAIN) && isFlowed(part) ? FlowedText.join(text) : text);
    }
  }

  private String text(String place, Entity part, SingleBody body)
      throws IOException, BadRowException {
    try (InputStream in = body.getInputStream()) {
      return DecodedBytes.text(in.readAllBytes(), parameter(part, "charset"), encoding)
          .orElseThrow(() -> new BadRowException(place, "the encoding of its text is unknown"))
          .replace("\r\n", "\n");
    }
  }

  private static boolean isFlowed(Entity part) {
    return parameter(part, "format").filter("flowed"::equalsIgnoreCase).isPresent();
  }

  private static Optional<String> parameter(Entity part, String name) {
    Field field = part.getHeader().getField("Content-Type");
    return field instanceof ContentTypeField type
        ? Optional.ofNullable(type.getParameter(name))
        : Optional.empty();
  }
}
