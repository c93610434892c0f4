package io.anabranch.processor.djl;

import java.util.Map;

/**
 * Settings of DJL and its engines that suit a stage, where the operator has not set them. The
 * PyTorch engine reads its own once, when the first model is loaded.
 */
final class EngineDefaults {

  /** One core a call: stages run several threads, and a sum in one order gives one result. */
  private static final Map<String, String> THREADS =
      Map.of("ai.djl.pytorch.num_threads", "1", "ai.djl.pytorch.num_interop_threads", "1");

  private static final String OFFLINE = "ai.djl.offline";

  private static boolean isOfflineOurs;

  private EngineDefaults() {}

  /**
   * @param remote true if the model is named by a URL, so that downloads are wanted from now on
   */
  static synchronized void apply(boolean remote) {
    THREADS.forEach(EngineDefaults::setIfAbsent);
    if (!remote) {
      isOfflineOurs |= setIfAbsent(OFFLINE, "true");
    } else if (isOfflineOurs) {
      System.setProperty(OFFLINE, "false");
    } else {
      setIfAbsent(OFFLINE, "false");
    }
  }

  private static boolean setIfAbsent(String key, String value) {
    boolean isAbsent = System.getProperty(key) == null;
    if (isAbsent) {
      System.setProperty(key, value);
    }
    return isAbsent;
  }
}
