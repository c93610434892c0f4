package io.anabranch.devcluster;

import java.io.IOException;

/** A JVM that owns a cluster, prints its children and waits for whatever ends it. */
final class ClusterOwner {
  private ClusterOwner() {}

  public static void main(String[] args) throws IOException {
    DevCluster cluster = DevCluster.start(DevClusterConfig.isolated());
    System.out.println(cluster.broker().process().orElseThrow().pid());
    System.out.println(cluster.registry().process().orElseThrow().pid());
    System.out.println(cluster.folder());
    System.exit(System.in.read());
  }
}
