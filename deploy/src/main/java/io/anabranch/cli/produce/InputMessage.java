package io.anabranch.cli.produce;

import io.anabranch.schema.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message as read from input.
 *
 * @param key of the record, if the input has one
 */
public record InputMessage(@Nullable String key, Message message) {}
