package io.anabranch.http;

import java.util.OptionalInt;

/**
 * A method of a path, and what it does.
 *
 * @param method in capitals; {@code GET} serves {@code HEAD} too
 * @param path template, as {@code /v1/messages/{id}}: a parameter is a whole segment
 * @param bodyBytes most that its bodies may have, if that is not {@link HttpLimits#bodyBytes}
 */
public record Route(String method, String path, OptionalInt bodyBytes, HttpHandler handler) {

  /**
   * @throws IllegalArgumentException if the method is not in capitals or the path does not begin
   *     with a slash
   */
  public Route {
    if (!method.matches("[A-Z]+")) {
      throw new IllegalArgumentException("method must be in capitals: " + method);
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path must begin with a slash: " + path);
    }
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
