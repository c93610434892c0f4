package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.brokers.NatsCaller;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.schema.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Gateways go or freeze while callers wait: each is answered, and each message is written once. */
@Tag("brokers")
class GatewayCrashIT {

  private static final int CALLERS = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Map<String, String> QUICK = Map.of("kafka.session.timeout.ms", "6000");

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.own();

  @Test
  void shouldAnswerAllWhoWaitWhenGatewayAndBrokerAreKilled() throws Exception {
    killGatewayAndBroker(CALLERS);
  }

  @Test
  @Tag("faults")
  void shouldAnswerAllWhoComeWhileGatewayAndBrokerAreGone() throws Exception {
    killGatewayAndBroker(CALLERS / 5);
  }

  private static void killGatewayAndBroker(int atOnce) throws Exception {
    int count = CALLERS;
    Trial trial = CLUSTER.trial("gateway-crash-" + atOnce, QUICK);
    trial.start("all", "all").awaitRunning();
    try (NatsServer server = NatsServer.start();
        NatsInboxes inboxes = NatsInboxes.listen(server.url());
        NatsCaller nats = NatsCaller.connect(server.url());
        KeyedCallers callers = new KeyedCallers()) {
      Map<String, String> settings =
          Map.of("gateway.nats.servers", server.url(), "gateway.nats.subject", NatsCaller.SUBJECT);
      GatewayProcess doomed = trial.startGateway("doomed", settings).awaitReady();
      GatewayProcess other = trial.startGateway("other", settings).awaitReady();
      GatewayClient byHttp = GatewayClient.http(List.of(doomed, other));
      GatewayClient byNats = GatewayClient.nats(nats);
      List<Input> inputs = Input.some(count);
      for (int i = 0; i < count; i++) {
        // In pairs, so that the turn of HTTP begins at either gateway.
        callers.add(i / 2 % 2 == 0 ? byHttp : byNats, "key-" + i, inputs.get(i).text());
      }

      callers.start(atOnce).awaitAnswered(count / 3);
      doomed.process().kill();
      int answeredByTwo = callers.answered();
      callers.awaitAnswered(count / 2);
      trial.cluster().broker().kill();
      int answeredBefore = callers.answered();
      trial.cluster().broker().start();
      callers.awaitAnswered(count);

      Answers answers = Answers.of(callers.all());
      answers.awaitComplete(other);
      List<String> texts = writtenTexts(trial);
      System.out.printf(
          "faults: gateway: %d callers, %d at once, %d answered before the gateway was killed, %d"
              + " before the broker was; answered %s; asked again %d times; by NATS %d answers, %d"
              + " second ones; messages %d, texts %d%n",
          count,
          atOnce,
          answeredByTwo,
          answeredBefore,
          answers,
          callers.askedAgain(),
          inboxes.answered(),
          inboxes.answeredAgain(),
          texts.size(),
          new HashSet<>(texts).size());
      assertThat(answers.wrong()).isEmpty();
      assertThat(inboxes.answeredAgain()).isZero();
      assertThat(texts)
          .containsExactlyInAnyOrderElementsOf(inputs.stream().map(Input::text).toList());
    }
  }

  @Test
  @Tag("faults")
  void shouldWriteOnceWhatFrozenGatewayHadUnderWay() throws Exception {
    int count = 300;
    Trial trial = CLUSTER.trial("gateway-frozen", QUICK);
    trial.start("all", "all").awaitRunning();
    GatewayProcess frozen = trial.startGateway("frozen", Map.of()).awaitReady();
    GatewayProcess other = trial.startGateway("other", Map.of()).awaitReady();
    GatewayClient atFrozen = GatewayClient.http(List.of(frozen));
    GatewayClient atOther = GatewayClient.http(List.of(other));
    List<Input> inputs = new ArrayList<>(Input.some(count + 1));
    try (KeyedCallers first = new KeyedCallers();
        KeyedCallers second = new KeyedCallers();
        KeyedCallers late = new KeyedCallers()) {
      for (int i = 0; i < count; i++) {
        first.add(atFrozen, "key-" + i, inputs.get(i).text());
        second.add(atOther, "key-" + i, inputs.get(i).text());
      }
      late.add(atFrozen, "late-key", inputs.get(count).text());

      first.start(count / 3).awaitAnswered(count / 3);
      frozen.process().freeze();
      int answeredBefore = first.answered();
      second.start(count).awaitAnswered(count);
      frozen.process().thaw();
      await().atMost(PATIENCE).until(frozen::isReady);
      late.start(1).awaitAnswered(1);
      first.awaitAnswered(count);

      Answers answers = Answers.of(second.all());
      answers.awaitComplete(other);
      Answers ofFrozen = Answers.of(first.all());
      ofFrozen.awaitComplete(frozen);
      List<String> texts = writtenTexts(trial);
      System.out.printf(
          "faults: gateway: frozen after %d of %d answers; the other answered %s, the frozen one"
              + " afterwards %s; messages %d, texts %d%n",
          answeredBefore, count, answers, ofFrozen, texts.size(), new HashSet<>(texts).size());
      assertThat(answers.wrong()).isEmpty();
      assertThat(ofFrozen.wrong()).isEmpty();
      assertThat(ofFrozen.ids()).isEqualTo(answers.ids());
      assertThat(late.all().get(0).answer().join().isTaken()).isTrue();
      assertThat(texts)
          .containsExactlyInAnyOrderElementsOf(inputs.stream().map(Input::text).toList());
    }
  }

  private static List<String> writtenTexts(Trial trial) {
    return Result.read(trial, trial.topics().messages()).stream()
        .map(result -> ((Message) result.value()).getText())
        .toList();
  }
}
