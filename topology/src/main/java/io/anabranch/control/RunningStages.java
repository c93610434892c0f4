package io.anabranch.control;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A {@code run} that is running, noted in a file of its own beside that of {@code up}.
 *
 * @param pid its process id
 */
public record RunningStages(long pid, ControlNote control) {

  /** Matches the names of the files. */
  static final String GLOB = "run-*.json";

  public static RunningStages ofThisProcess(ControlNote control) {
    return new RunningStages(ProcessHandle.current().pid(), control);
  }

  /** Notes it in the directory of the file of {@code up}. */
  public void write(Path runningUp) {
    PrivateFile.write(file(runningUp), this);
  }

  public void delete(Path runningUp) {
    PrivateFile.delete(file(runningUp));
  }

  /** What a file says, if it is the note of a process that lives. */
  static Optional<RunningStages> find(Path file) {
    return PrivateFile.read(file, RunningStages.class)
        .filter(running -> running.control != null)
        .filter(running -> ProcessHandle.of(running.pid).map(ProcessHandle::isAlive).orElse(false));
  }

  private Path file(Path runningUp) {
    return PrivateFile.directory(runningUp).resolve("run-" + pid + ".json");
  }
}
