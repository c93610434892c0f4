package io.anabranch.devcluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one running cluster. A file lock says who owns it: the operating system releases it
 * however the owner ends, so a temporary folder without one is left over and may be swept.
 */
final class ClusterFolder implements AutoCloseable {
  private static final String PREFIX = "anabranch-cluster-";
  private static final String LOCK = "cluster.lock";
  private static final Logger LOG = LoggerFactory.getLogger(ClusterFolder.class);

  private final Path path;
  private final boolean temporary;
  private final FileChannel lock;

  private ClusterFolder(Path path, boolean temporary, FileChannel lock) {
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
    release(lock);
  }

  private static ClusterFolder keep(Path given) {
    Path path = Folders.create(given.toAbsolutePath().normalize());
    FileChannel lock = tryLock(path);
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
      FileChannel lock = tryLock(path);
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
        // Without its lock file it is just being created.
        if (Files.isWritable(folder.resolve(LOCK))) {
          sweepUnlessOwned(folder);
        }
      }
    } catch (IOException e) {
      LOG.warn("Cannot look for left-over folders in {}", parent, e);
    }
  }

  private static void sweepUnlessOwned(Path folder) {
    FileChannel lock = tryLock(folder);
    if (lock != null) {
      LOG.debug("Deleting {}, whose owner is gone", folder);
      Folders.delete(folder);
      release(lock);
    }
  }

  private static @Nullable FileChannel tryLock(Path folder) {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new DevClusterException(
          "Cannot write to folder " + folder + ". Name one that you can write to.", e);
    }
    try {
      FileLock taken = channel.tryLock();
      if (taken != null) {
        return channel;
      }
    } catch (OverlappingFileLockException | IOException ownedByThisJvm) {
      LOG.trace("Folder {} is in use", folder, ownedByThisJvm);
    }
    release(channel);
    return null;
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.debug("Cannot release a folder's lock", e);
    }
  }
}
