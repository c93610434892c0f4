/** Mails, alone and in mailboxes. */
@NullMarked
package io.anabranch.files.mail;

import org.jspecify.annotations.NullMarked;
