package io.anabranch.processor.embedding;

import java.util.Map;

/**
 * Settings of DJL and its PyTorch engine that suit a stage, where the operator has not set them.
 * The engine reads them once, when the first model is loaded.
 */
final class EngineDefaults {

  /** One core a call: stages run several threads, and a sum in one order gives one result. */
  private static final Map<String, String> THREADS =
      Map.of("ai.djl.pytorch.num_threads", "1", "ai.djl.pytorch.num_interop_threads", "1");

  private static final String OFFLINE = "ai.djl.offline";

  private EngineDefaults() {}

  /**
   * @param remote true if the model is named by a URL, so that downloads are wanted
   */
  static void apply(boolean remote) {
    THREADS.forEach(EngineDefaults::setIfAbsent);
    if (!remote) {
      setIfAbsent(OFFLINE, "true");
    }
  }

  private static void setIfAbsent(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
