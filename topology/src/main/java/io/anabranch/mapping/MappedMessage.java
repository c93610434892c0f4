package io.anabranch.mapping;

import io.anabranch.schema.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message that was made of a record.
 *
 * @param key of the record to write, if there is one
 */
public record MappedMessage(@Nullable String key, Message message) {}
