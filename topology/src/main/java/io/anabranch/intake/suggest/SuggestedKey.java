package io.anabranch.intake.suggest;

/**
 * A key of a mapping.
 *
 * @param reason for people; quotes no record
 */
public record SuggestedKey(String key, String value, String reason) {}
