package io.anabranch.gateway.http;

import io.anabranch.http.Guard;
import io.anabranch.http.HttpAnswer;
import io.anabranch.http.HttpCall;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps pages of other sites out, which a browser on this machine may have open: where no tokens
 * are asked for, a request must name this machine, and must not come from a page of another origin.
 */
final class BrowserGuard implements Guard {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean isOpen;

  /**
   * @param isOpen whether no tokens are asked for
   */
  BrowserGuard(boolean isOpen) {
    this.isOpen = isOpen;
  }

  @Override
  public Optional<HttpAnswer> refuse(HttpCall call) {
    String host = call.header("Host").orElse("");
    if (isOpen && !THIS_MACHINE.contains(host.replaceFirst(":\\d+$", ""))) {
      return Optional.of(
          HttpAnswer.error(403, "without tokens, only requests to localhost are answered"));
    }
    return call.header("Origin")
        .filter(origin -> !origin.equals("http://" + host) && !origin.equals("https://" + host))
        .map(origin -> HttpAnswer.error(403, "pages of another origin are not answered"));
  }
}
