package io.anabranch.files.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Bytes that say in which encoding they are, and may be wrong. */
public final class DecodedBytes {

  private DecodedBytes() {}

  /**
   * Decodes them: as they say; or as told, if they do not say it or it does not fit; or as they
   * look.
   *
   * @param said name of an encoding, which nobody may know
   * @param told by somebody who knows
   * @return empty if nothing fits
   */
  public static Optional<String> text(byte[] bytes, Optional<String> said, Optional<Charset> told) {
    return said.flatMap(DecodedBytes::charset)
        .flatMap(charset -> decode(bytes, charset))
        .or(() -> told.flatMap(charset -> decode(bytes, charset)))
        .or(
            () ->
                TextEncoding.of(bytes, true)
                    .flatMap(encoding -> decode(bytes, encoding.charset())));
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
