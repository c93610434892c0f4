package io.anabranch.processor.content;

import io.anabranch.processor.Option;

/** Options of {@link RuleContentFactory}. */
public record ContentOptions(
    @Option(
            doc =
                "Whose turns count in a conversation of several speakers, with commas: customer,"
                    + " agent, bot, system, unknown.",
            standard = "customer,unknown")
        String roles,
    @Option(
            doc =
                "Whose messages count at all, with commas, by the author's role; without one they"
                    + " count as unknown.",
            standard = "customer,agent,bot,system,unknown")
        String authors) {}
