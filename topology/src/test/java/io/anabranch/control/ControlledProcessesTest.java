package io.anabranch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.AnabranchConfig.ControlConfig;
import io.anabranch.host.ApplicationHealth.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlledProcessesTest {

  private static final ControlConfig ANYWHERE = new ControlConfig("127.0.0.1", 0, Optional.empty());
  private static final AnabranchConfig CONFIG = AnabranchConfig.from(Map.of());

  private final ControlToken token = ControlToken.random();
  private final FakeApplications first = new FakeApplications();
  private final FakeApplications second = new FakeApplications();
  private final ControlServer firstServer = ControlServer.start(ANYWHERE, token, first);
  private final ControlServer secondServer = ControlServer.start(ANYWHERE, token, second);

  @TempDir private Path directory;

  @AfterEach
  void close() {
    firstServer.close();
    secondServer.close();
  }

  @Test
  void shouldFindAnApplicationInEveryProcessThatHasIt() throws Exception {
    first.put("pos", State.RUNNING);
    second.put("pos", State.STOPPED);
    second.put("join", State.RUNNING);
    ControlledProcesses processes = both();

    List<ControlledApplication> found = processes.find("pos");

    assertThat(found).extracting(ControlledApplication::name).containsExactly("pos", "pos");
    assertThat(found).extracting(ControlledApplication::isStopped).containsExactly(false, true);
    assertThat(processes.find("sentiment")).isEmpty();
    assertThat(processes.recordsPerSecond("pos")).hasValue(25);
    assertThat(processes.recordsPerSecond("sentiment")).isEmpty();
    assertThat(processes.lateResultsDropped("join")).hasValue(7);
    assertThat(processes.lateResultsDropped("sentiment")).isEmpty();
  }

  @Test
  void shouldStopAndStart() throws Exception {
    first.put("pos", State.RUNNING);
    ControlledApplication pos = both().find("pos").get(0);

    pos.stop();
    assertThat(first.state("pos")).isEqualTo(State.STOPPED);

    pos.start();
    assertThat(first.state("pos")).isEqualTo(State.RUNNING);
  }

  @Test
  void shouldSayWhatCouldNotBeStoppedAndWhy() throws Exception {
    first.put("pos", State.RUNNING);
    first.keepBusy();
    ControlledApplication pos = both().find("pos").get(0);

    assertThatExceptionOfType(ControlException.class)
        .isThrownBy(pos::stop)
        .withMessageContaining("cannot stop 'pos'")
        .withMessageContaining("busy");
  }

  @Test
  void shouldNameAProcessThatDoesNotAnswer() {
    secondServer.close();

    assertThatExceptionOfType(ControlException.class)
        .isThrownBy(() -> both().find("pos"))
        .withMessageContaining("no answer from the control endpoint " + secondServer.url());
  }

  @Test
  void shouldFindTheProcessesOfThisMachineThatWorkOnTheCluster() throws Exception {
    first.put("pos", State.RUNNING);
    second.put("pos", State.RUNNING);
    Path runningUp = directory.resolve("runtime").resolve("up.json");
    long pid = ProcessHandle.current().pid();
    new RunningUp(pid, "127.0.0.1:9092", "http://127.0.0.1:8081", note("ours", firstServer))
        .write(runningUp);
    RunningStages.ofThisProcess(note("other", secondServer)).write(runningUp);

    List<ControlledApplication> found =
        ControlledProcesses.ofThisMachine(runningUp, CONFIG, "ours").find("pos");

    assertThat(found)
        .extracting(application -> application.endpoint().client().url())
        .containsExactly(firstServer.url());
    assertThat(found.get(0).endpoint().configuration()).contains(Path.of("/anabranch.yaml"));
  }

  @Test
  void shouldFindNoneWhereNoneIsNoted() throws Exception {
    Path runningUp = directory.resolve("absent").resolve("up.json");

    assertThat(ControlledProcesses.ofThisMachine(runningUp, CONFIG, "ours").find("pos")).isEmpty();
  }

  private ControlledProcesses both() {
    return new ControlledProcesses(CONFIG, List.of(endpoint(firstServer), endpoint(secondServer)));
  }

  private ControlEndpoint endpoint(ControlServer server) {
    return ControlEndpoint.of(new ControlClient(server.url(), token));
  }

  private ControlNote note(String clusterId, ControlServer server) {
    return ControlNote.of(clusterId, server, token, Path.of("/anabranch.yaml"));
  }
}
