package com.example.priority;

import io.anabranch.processor.Option;

/** What can stand under {@code stages.priority}. */
record PriorityOptions(
    @Option(
            doc = "Least seriousness of a message that counts as serious.",
            standard = "0.4",
            least = -1,
            most = 1)
        double threshold) {}
