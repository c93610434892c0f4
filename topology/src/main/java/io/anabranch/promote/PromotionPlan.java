package io.anabranch.promote;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.replay.ReplayEstimate;
import io.anabranch.replay.ReplayPlan;

/**
 * What a promotion is going to do.
 *
 * @param model name and version of the candidate, with a colon between
 * @param change of the configuration file
 * @param restarts whether the stage is restarted and replayed now; otherwise the candidate is live
 *     when its processes are restarted
 * @param replay of the stage
 * @param estimate of that
 * @param config with the change
 */
public record PromotionPlan(
    String stage,
    String model,
    ConfigFileChange change,
    boolean restarts,
    ReplayPlan replay,
    ReplayEstimate estimate,
    AnabranchConfig config) {}
