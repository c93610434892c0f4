package io.anabranch.processor;

import io.anabranch.schema.Checklists;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.Message;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
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

  public static final Annotation<TaggedText> POS = new Annotation<>("pos", TaggedText.class);
  public static final Annotation<Embedding> EMBEDDING =
      new Annotation<>("embedding", Embedding.class);
  public static final Annotation<Sentiment> SENTIMENT =
      new Annotation<>("sentiment", Sentiment.class);
  public static final Annotation<Classification> CLASSIFICATION =
      new Annotation<>("classification", Classification.class);
  public static final Annotation<Keywords> KEYWORDS = new Annotation<>("keywords", Keywords.class);
  public static final Annotation<Checklists> CHECKLISTS =
      new Annotation<>("checklists", Checklists.class);

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
