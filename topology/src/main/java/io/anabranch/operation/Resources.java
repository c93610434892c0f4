package io.anabranch.operation;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resources that are closed together, the last opened first, whatever fails on the way. */
public final class Resources implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  public <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  /** Hands all of them over, so that closing this closes nothing. */
  public Resources release() {
    Resources others = new Resources();
    others.open.addAll(open);
    open.clear();
    return others;
  }

  /** Closes each to its end, whenever an interruption comes. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable resource = open.pop();
      Cancellation.holdBackWhile(() -> close(resource));
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("Cannot close a resource: type={}", resource.getClass().getName(), e);
    }
  }
}
