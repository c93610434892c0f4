package io.anabranch.brokers;

import io.anabranch.cli.output.EnrichedRecords;
import io.anabranch.gateway.Answer;
import io.anabranch.gateway.Submission;
import io.anabranch.gateway.SubmissionService;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Keeps what it is given, and answers as it is told. */
final class RecordingService implements SubmissionService {

  private final Queue<Submission> submissions = new ConcurrentLinkedQueue<>();
  private final Function<Submission, CompletionStage<Answer>> answers;

  private RecordingService(Function<Submission, CompletionStage<Answer>> answers) {
    this.answers = answers;
  }

  static RecordingService answering(Function<Submission, CompletionStage<Answer>> answers) {
    return new RecordingService(answers);
  }

  /** Gives every message the same answer at once. */
  static RecordingService answering(Answer answer) {
    return new RecordingService(submission -> CompletableFuture.completedFuture(answer));
  }

  /** Gives every message its complete record at once. */
  static RecordingService answeringComplete() {
    return new RecordingService(
        submission -> CompletableFuture.completedFuture(complete(submission)));
  }

  static Answer complete(Submission submission) {
    return new Answer.Found(EnrichedRecords.complete(submission.message().message().getText()));
  }

  @Override
  public CompletionStage<Answer> submit(Submission submission) {
    submissions.add(submission);
    return answers.apply(submission);
  }

  List<Submission> submissions() {
    return List.copyOf(submissions);
  }

  /** The only one. */
  Submission submission() {
    if (submissions.size() != 1) {
      throw new AssertionError("expected one submission, not " + submissions.size());
    }
    return submissions.element();
  }
}
