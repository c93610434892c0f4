package io.anabranch.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers commands, each with one line of JSON:
 *
 * <ul>
 *   <li>{@code round FILE COUNT [VARIANT]} with {@code {"messages":N,"nanos":N,"cpuNanos":N}}, the
 *       CPU being that of the whole process;
 *   <li><code>result {"text":TEXT,"variant":VARIANT}</code> with what the peer says about a text.
 * </ul>
 *
 * A command that fails is answered with {@code {"error":REASON}}.
 */
final class Commands {

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private static final Pattern ROUND = Pattern.compile("round (.+) (\\d{1,9})(?: ([a-z0-9-]+))?");
  private static final Pattern RESULT = Pattern.compile("result (\\{.*})");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final DirectPeer peer;

  Commands(DirectPeer peer) {
    this.peer = peer;
  }

  JsonNode answer(String line) {
    try {
      Matcher round = ROUND.matcher(line);
      if (round.matches()) {
        String variant = round.group(3) == null ? "" : round.group(3);
        return round(Path.of(round.group(1)), Integer.parseInt(round.group(2)), variant);
      }
      Matcher result = RESULT.matcher(line);
      if (result.matches()) {
        JsonNode request = JSON.readTree(result.group(1));
        return peer.result(request.path("text").asText(), request.path("variant").asText());
      }
      throw new IllegalArgumentException("unknown command: " + line);
    } catch (Exception e) {
      LOG.error("A command failed", e);
      return JsonNodeFactory.instance.objectNode().put("error", e.toString());
    }
  }

  private ObjectNode round(Path file, int count, String variant) throws Exception {
    List<String> texts = MessageTexts.repeat(file, count);
    long cpu = SYSTEM.getProcessCpuTime();
    long begin = System.nanoTime();
    peer.process(texts, variant);
    long nanos = System.nanoTime() - begin;
    return JsonNodeFactory.instance
        .objectNode()
        .put("messages", count)
        .put("nanos", nanos)
        .put("cpuNanos", SYSTEM.getProcessCpuTime() - cpu);
  }
}
