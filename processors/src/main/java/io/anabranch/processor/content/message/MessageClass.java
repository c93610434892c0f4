package io.anabranch.processor.content.message;

/** Whether anything is said in a message. */
enum MessageClass {
  SAID,
  NOTHING_SAID
}
