package io.anabranch.cli.bench.peer;

import io.anabranch.cli.bench.figure.Target;
import java.util.Map;

/**
 * A peer and what it is measured for.
 *
 * @param name of its folder
 * @param main class
 * @param isOnTopics whether it reads messages from a topic and writes enriched records to one;
 *     otherwise it is called directly
 * @param settings of our pipeline beside it
 * @param messages of its rounds, to those that are asked for: of what is slow, fewer
 * @param ourMessages of our rounds
 * @param ratio of our messages a second to its
 */
record Opponent(
    String name,
    String main,
    boolean isOnTopics,
    Map<String, String> settings,
    double messages,
    double ourMessages,
    Target ratio) {}
