package io.anabranch.processor.content.text;

import io.anabranch.schema.SegmentKind;
import org.jspecify.annotations.Nullable;

/**
 * What markup says about a part of a text.
 *
 * @param kind what it is for sure; null if markup does not tell
 * @param link whether it is a link whose text is no address
 */
public record Hint(@Nullable SegmentKind kind, boolean link) {

  public static final Hint NONE = new Hint(null, false);
}
