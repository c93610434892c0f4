package io.anabranch.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What callers were answered in the end, in their order, and then what is found by the ids of those
 * who got no more.
 */
final class Answers {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final List<KeyedCaller> callers;
  private final List<GatewayReply> replies;

  /** How many there were at first, by status. */
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  private Answers(List<KeyedCaller> callers, List<GatewayReply> replies) {
    this.callers = callers;
    this.replies = replies;
  }

  /** Of callers who are all answered. */
  static Answers of(List<KeyedCaller> callers) {
    Answers answers =
        new Answers(
            callers,
            new ArrayList<>(callers.stream().map(caller -> caller.answer().join()).toList()));
    answers.replies.forEach(reply -> answers.statuses.merge(reply.status(), 1, Integer::sum));
    return answers;
  }

  /** Asks a gateway for the records that were not complete, until they are. */
  void awaitComplete(GatewayProcess gateway) {
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < replies.size(); i++) {
      GatewayReply reply = replies.get(i);
      if (reply.isTaken() && !reply.isComplete()) {
        URI uri = gateway.url().resolve("/v1/messages/" + reply.id());
        replies.set(
            i,
            await("record of " + reply.id())
                .atMost(PATIENCE)
                .until(() -> get(client, uri), GatewayReply::isComplete));
      }
    }
  }

  private static GatewayReply get(HttpClient client, URI uri)
      throws IOException, InterruptedException {
    return GatewayReply.of(
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()));
  }

  /** Those that are not the complete record of what the caller has sent. */
  List<GatewayReply> wrong() {
    List<GatewayReply> wrong = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      GatewayReply reply = replies.get(i);
      if (!reply.isComplete() || !reply.text().equals(callers.get(i).text())) {
        wrong.add(reply);
      }
    }
    return wrong;
  }

  /** Ids of the messages. */
  List<String> ids() {
    return replies.stream().map(GatewayReply::id).toList();
  }

  @Override
  public String toString() {
    return "by status " + statuses;
  }
}
