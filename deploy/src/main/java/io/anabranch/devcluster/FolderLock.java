package io.anabranch.devcluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that a process owns a folder. The operating system releases the lock however that ends.
 *
 * <p>It also releases it when the process closes the locked file, opened a second time or not. So
 * the file of a folder that this JVM owns is never opened again.
 */
final class FolderLock implements AutoCloseable {
  private static final String FILE = "cluster.lock";
  private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();
  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Whether a folder can have an owner; one without a lock file is just being created. */
  static boolean isIn(Path folder) {
    return Files.isWritable(folder.resolve(FILE));
  }

  /**
   * Takes a folder.
   *
   * @return null if it has an owner, in this JVM or in another
   * @throws DevClusterException if it cannot be written to
   */
  static @Nullable FolderLock tryAcquire(Path folder) {
    Path real;
    try {
      real = folder.toRealPath();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
    if (!OWNED.add(real)) {
      return null;
    }
    FolderLock lock;
    try {
      lock = new FolderLock(real, open(folder));
    } catch (DevClusterException e) {
      OWNED.remove(real);
      throw e;
    }
    if (lock.tryLock()) {
      return lock;
    }
    lock.close();
    return null;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("Cannot release a folder's lock", e);
    }
    OWNED.remove(folder);
  }

  private boolean tryLock() {
    try {
      FileLock taken = channel.tryLock();
      return taken != null;
    } catch (OverlappingFileLockException | IOException e) {
      LOG.trace("Folder {} is in use", folder, e);
      return false;
    }
  }

  private static FileChannel open(Path folder) {
    try {
      return FileChannel.open(
          folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static DevClusterException unusable(Path folder, IOException cause) {
    return new DevClusterException(
        "Cannot write to folder " + folder + ". Name one that you can write to.", cause);
  }
}
