package io.anabranch.processor;

import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import org.apache.avro.specific.SpecificRecord;

/**
 * A named kind of information about a message. The name is also that of the stage that computes it
 * and of its topic.
 *
 * @param <T> Avro type that holds it
 * @param name lower-case name, for example {@code pos}
 * @param type class of the Avro type
 */
public record Annotation<T extends SpecificRecord>(String name, Class<T> type) {

  /** The message itself, which no stage computes. */
  public static final Annotation<Message> MESSAGE = new Annotation<>("messages", Message.class);

  /**
   * The message with what of it is said now, which the first stage computes. Processors that need
   * the message are given what was said, and their results are mapped back, see {@code
   * io.anabranch.processor.said}.
   */
  public static final Annotation<Content> CONTENT = new Annotation<>("content", Content.class);

  /**
   * @throws IllegalArgumentException if the name is not made of lower-case letters, digits and
   *     hyphens
   */
  public Annotation {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "annotation name '" + name + "': allowed are lower-case letters, digits and hyphens");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
