package io.anabranch.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A peer that is called directly, without topics. To be used by one thread. */
public interface DirectPeer {

  /**
   * Works on texts until all are done.
   *
   * @param variant which of the peer's ways; empty if it has only one
   * @throws IllegalArgumentException if there is no such variant
   */
  void process(List<String> texts, String variant) throws Exception;

  /**
   * What the peer says about one text, so that a test can tell that it works at all.
   *
   * @param variant as above
   */
  JsonNode result(String text, String variant) throws Exception;
}
