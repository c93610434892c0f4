package io.anabranch.check;

/**
 * What a check has found of one thing.
 *
 * @param subject what was looked at, such as {@code topic support.messages}
 * @param isOk whether it is as it must be
 * @param text how it is or, if that is wrong, what is wrong and what to do
 */
public record Finding(String subject, boolean isOk, String text) {

  static Finding ok(String subject, String text) {
    return new Finding(subject, true, text);
  }

  static Finding problem(String subject, String text) {
    return new Finding(subject, false, text);
  }
}
