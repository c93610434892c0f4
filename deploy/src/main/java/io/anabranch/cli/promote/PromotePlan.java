package io.anabranch.cli.promote;

import io.anabranch.replay.ReplayPlan;

/**
 * What a promotion is going to do.
 *
 * @param model name and version of the candidate
 * @param change of the configuration file
 * @param restarts whether the stage is restarted and replayed now; otherwise the candidate is live
 *     when its processes are restarted
 * @param replayLater the command that replays the stage then
 */
record PromotePlan(
    String stage,
    String model,
    ConfigFileChange change,
    boolean restarts,
    ReplayPlan replay,
    String replayLater) {}
