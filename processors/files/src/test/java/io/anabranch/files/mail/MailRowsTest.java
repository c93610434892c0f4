package io.anabranch.files.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.files.ReadRows;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.UnreadableFileException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class MailRowsTest {

  private static final String RETURN =
      """
      Message-ID: <2@example.com>
      References: <1@example.com> <0@example.com>
      Date: Mon, 3 Feb 2025 10:12:00 +0100
      From: Kim Example <kim@example.com>
      Subject: =?UTF-8?Q?R=C3=BCckgabe?=
      MIME-Version: 1.0
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: quoted-printable

      I would like to return the caf=C3=A9 grinder, it arrived br=
      oken.
      """;

  @Test
  void shouldReadOneMail() throws Exception {
    Row row = ReadRows.of("a.eml", RETURN).rows().get(0);

    assertThat(row.values().toPrettyString())
        .isEqualToIgnoringWhitespace(
            """
            {"channel": "email", "subject": "Rückgabe", "id": "<2@example.com>",
             "conversation": "<1@example.com>", "author": "kim@example.com",
             "createdAt": "2025-02-03T09:12:00Z",
             "text": "I would like to return the café grinder, it arrived broken."}
            """);
  }

  @Test
  void shouldSplitMailboxAtItsFromLinesAlone() throws Exception {
    String mailbox =
        "From kim@example.com Mon Feb 03 09:12:00 2025\n"
            + RETURN
            + "\n>From what I see\nFrom the start it was loud.\n\n"
            + "From - Tue Feb 04 09:12:00 2025\nSubject: Two\n\nSecond\n";

    ReadRows read = ReadRows.of("inbox.mbox", mailbox);

    assertThat(read.values("subject")).containsExactly("Rückgabe", "Two");
    assertThat(read.values("text").get(0)).endsWith("From what I see\nFrom the start it was loud.");
    assertThat(read.rows()).extracting(Row::place).containsExactly("inbox.mbox:1", "inbox.mbox:17");
  }

  @Test
  void shouldPreferPlainTextAndNameAttachments() throws Exception {
    String mail =
        """
        Subject: Broken
        Content-Type: multipart/mixed; boundary=outer

        --outer
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: text/plain

        Plain words
        --inner
        Content-Type: text/html

        <p>Words in HTML</p>
        --inner--
        --outer
        Content-Type: image/png
        Content-Disposition: attachment; filename="photo.png"
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --outer--
        """;

    ReadRows read = ReadRows.of("a.eml", mail);

    assertThat(read.values("text")).containsExactly("Plain words");
    assertThat(read.values("attachments")).containsExactly("photo.png");
  }

  @Test
  void shouldJoinLinesThatTheProgramBroke() throws Exception {
    String mail =
        "Subject: a\nContent-Type: text/plain; format=flowed\n\nOne \nline.\nNext\n> quoted \nend\n";

    assertThat(ReadRows.of("a.eml", mail).values("text"))
        .containsExactly("One line.\nNext\n> quoted \nend");
  }

  @Test
  void shouldDecodeTextThatDoesNotSayItsEncodingOrAWrongOne() throws Exception {
    for (String charset : new String[] {"", "; charset=us-ascii", "; charset=x-unknown-8bit"}) {
      String mail =
          "Subject: a\nContent-Type: text/plain%s\n\nDas Gerät läuft schön, aber über Nacht nicht\n"
              .formatted(charset);

      ReadRows read =
          ReadRows.of("a.eml", mail.getBytes(Charset.forName("windows-1252")), FileOptions.NONE);

      assertThat(read.values("text"))
          .containsExactly("Das Gerät läuft schön, aber über Nacht nicht");
    }
  }

  @Test
  void shouldRefuseWhatIsNoMailbox() {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> ReadRows.of("a.mbox", "Subject: a\n\nHello\n"))
        .withMessageStartingWith("a.mbox: no mailbox, as it does not begin with 'From '");
  }

  @Test
  void shouldRefuseMailOfTooManyParts() throws Exception {
    String deep = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(200);

    assertThat(ReadRows.of("a.eml", deep).bad())
        .containsExactly("a.eml:1: a mail in more than 100 parts of parts");
  }
}
