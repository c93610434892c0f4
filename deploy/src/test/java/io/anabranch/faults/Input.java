package io.anabranch.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param key most keys come several times; some are null
 * @param text no two are the same
 * @param partition as librdkafka's partitioner {@code consistent_random} chooses it: the CRC32 of
 *     the key, any partition without one
 */
record Input(@Nullable String key, String text, int partition) {

  private static final int MESSAGES_A_KEY = 5;
  private static final int MESSAGES_A_NULL_KEY = 9;
  private static final List<String> WORDS =
      List.of("parcel", "invoice", "robot", "Rückgabe", "brush", "late", "☂️", "again", "please");

  /** The same messages every time. */
  static List<Input> some(int count) {
    Random random = new Random(count);
    List<Input> inputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String key =
          i % MESSAGES_A_NULL_KEY == 0
              ? null
              // Some write much more often than others.
              : "customer-" + random.nextInt(1 + random.nextInt(count / MESSAGES_A_KEY));
      String text = "message %d about %s %s".formatted(i, word(random), word(random));
      inputs.add(new Input(key, text, partition(key, random)));
    }
    return inputs;
  }

  /** The same message with a mark in its text. */
  Input marked(String mark) {
    return new Input(key, text + " " + mark, partition);
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static int partition(@Nullable String key, Random random) {
    if (key == null) {
      return random.nextInt(Trial.PARTITIONS);
    }
    CRC32 crc = new CRC32();
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % Trial.PARTITIONS);
  }
}
