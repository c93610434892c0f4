package io.anabranch.devcluster;

import java.nio.file.Path;

/** A JVM that deletes left-over folders in the folder that its argument names. */
final class FolderSweep {
  private FolderSweep() {}

  public static void main(String[] args) {
    ClusterFolder.sweep(Path.of(args[0]));
  }
}
