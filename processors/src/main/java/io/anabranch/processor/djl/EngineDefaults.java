package io.anabranch.processor.djl;

import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;

/**
 * Settings of DJL and its engines that suit a stage, where the operator has not set them. The
 * PyTorch engine reads its own once, when the first model is loaded.
 */
final class EngineDefaults {

  private static final String NUM_THREADS = "ai.djl.pytorch.num_threads";

  /** One core a call: stages run several threads, and a sum in one order gives one result. */
  private static final Map<String, String> THREADS =
      Map.of(NUM_THREADS, "1", "ai.djl.pytorch.num_interop_threads", "1");

  private static final ThreadLocal<Boolean> IS_APPLIED = ThreadLocal.withInitial(() -> false);

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

  /**
   * Has PyTorch multiply on this thread alone. It takes its number of threads over for the thread
   * that loads it; on others a product of matrices would wake one thread for each core, which then
   * wait for more to do without sleeping.
   */
  static void applyToThisThread() {
    if (!IS_APPLIED.get()) {
      JniUtils.setNumThreads(Integer.getInteger(NUM_THREADS, 1));
      IS_APPLIED.set(true);
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
