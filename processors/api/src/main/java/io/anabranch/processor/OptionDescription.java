package io.anabranch.processor;

import java.util.Optional;

/**
 * What is known of an option without a configuration.
 *
 * @param key in the configuration, after {@code stages.NAME.}; of a map, with what stands for the
 *     end of its keys in capitals
 * @param standard its value where the configuration says none; empty for one that is left out then
 * @param allowed its values, in words
 * @param doc what it does
 */
public record OptionDescription(
    String key, Optional<String> standard, String allowed, String doc) {}
