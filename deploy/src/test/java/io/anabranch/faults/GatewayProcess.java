package io.anabranch.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code anabranch gateway} in a process of its own. */
record GatewayProcess(StageProcess process) {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final Pattern STARTED = Pattern.compile("(?m)^gateway (http\\S+)");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Waits until it says that it can do its work. */
  GatewayProcess awaitReady() {
    await()
        .atMost(START_LIMIT)
        .failFast("the gateway has ended", () -> !process.isAlive())
        .until(() -> STARTED.matcher(process.log()).find() && isReady());
    return this;
  }

  /** Where it takes messages; once it has started. */
  URI url() {
    Matcher started = STARTED.matcher(process.log());
    if (!started.find()) {
      throw new IllegalStateException("the gateway has not started");
    }
    return URI.create(started.group(1));
  }

  /** Whether it says that it can do its work. */
  boolean isReady() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("/health/ready")).timeout(ANSWER_LIMIT).build();
    try {
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
