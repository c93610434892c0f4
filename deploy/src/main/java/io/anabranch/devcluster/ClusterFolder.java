package io.anabranch.devcluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one running cluster. A lock says that it has an owner, so a temporary folder
 * without one is left over and may be swept.
 */
final class ClusterFolder implements AutoCloseable {
  private static final String PREFIX = "anabranch-cluster-";
  private static final Logger LOG = LoggerFactory.getLogger(ClusterFolder.class);

  private final Path path;
  private final boolean temporary;
  private final FolderLock lock;

  private ClusterFolder(Path path, boolean temporary, FolderLock lock) {
    this.path = path;
    this.temporary = temporary;
    this.lock = lock;
    // Left behind by children that were killed.
    Folders.delete(path.resolve("tmp"));
  }

  /** The given folder, created if need be, or a temporary one that is deleted on close. */
  static ClusterFolder open(Optional<Path> given) {
    return given.map(ClusterFolder::keep).orElseGet(ClusterFolder::temporary);
  }

  /** A folder within this one, created if need be. */
  Path folder(String name) {
    return Folders.create(path.resolve(name));
  }

  Path path() {
    return path;
  }

  Path log(String service) {
    return folder("logs").resolve(service + ".log");
  }

  @Override
  public void close() {
    if (temporary) {
      Folders.delete(path);
    }
    lock.close();
  }

  private static ClusterFolder keep(Path given) {
    Path path = Folders.create(given.toAbsolutePath().normalize());
    FolderLock lock = FolderLock.tryAcquire(path);
    if (lock == null) {
      throw new DevClusterException(
          "Another cluster uses data folder " + path + ". Stop it, or name another folder.");
    }
    return new ClusterFolder(path, false, lock);
  }

  private static ClusterFolder temporary() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    sweep(parent);
    try {
      Path path = Files.createTempDirectory(parent, PREFIX).toAbsolutePath();
      FolderLock lock = FolderLock.tryAcquire(path);
      if (lock == null) {
        throw new DevClusterException("Cannot lock the new folder " + path + ". Start again.");
      }
      return new ClusterFolder(path, true, lock);
    } catch (IOException e) {
      throw new DevClusterException(
          "Cannot create a folder in " + parent + ". Name one with -Djava.io.tmpdir.", e);
    }
  }

  /** Deletes the temporary folders of clusters whose owner was killed. */
  static void sweep(Path parent) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        if (FolderLock.isIn(folder)) {
          sweepUnlessOwned(folder);
        }
      }
    } catch (IOException e) {
      LOG.warn("Cannot look for left-over folders in {}", parent, e);
    }
  }

  private static void sweepUnlessOwned(Path folder) {
    try (FolderLock lock = FolderLock.tryAcquire(folder)) {
      if (lock != null) {
        LOG.debug("Deleting {}, whose owner is gone", folder);
        Folders.delete(folder);
      }
    } catch (DevClusterException e) {
      LOG.debug("Leaving {}, which another process may have deleted", folder, e);
    }
  }
}
