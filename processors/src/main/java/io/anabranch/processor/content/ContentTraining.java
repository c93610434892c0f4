package io.anabranch.processor.content;

import io.anabranch.processor.content.conversation.SpeakerClassifier;
import io.anabranch.processor.content.conversation.SpeakerExamples;
import io.anabranch.processor.content.evaluation.MarkedMessage;
import io.anabranch.processor.content.evaluation.MarkedMessages;
import io.anabranch.processor.content.learned.Example;
import io.anabranch.processor.content.learned.LearnedModel;
import io.anabranch.processor.content.line.LineClassifier;
import io.anabranch.processor.content.line.LineExamples;
import io.anabranch.processor.content.mail.AutomaticMessages;
import io.anabranch.processor.content.message.MessageClassifier;
import io.anabranch.processor.content.text.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the models of content from marked messages. The rules go first, as later, so that the
 * model of lines learns what they leave.
 */
public final class ContentTraining {

  private static final Logger log = LoggerFactory.getLogger(ContentTraining.class);

  private final List<MarkedMessage> messages;

  private ContentTraining(List<MarkedMessage> messages) {
    this.messages = messages;
  }

  /**
   * Runs in the build, if the data or the classes have changed.
   *
   * @param args the folder of marked messages, and that of the classes
   */
  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    Path classes = Path.of(args[1]);
    TrainedOn trainedOn = TrainedOn.of(data, classes);
    if (trainedOn.isUpToDate()) {
      return;
    }
    ContentTraining training = new ContentTraining(read(data));
    LearnedModel speakers = LearnedModel.train(training.speakers());
    speakers.write(classes, SpeakerClassifier.class, SpeakerClassifier.RESOURCE);
    LearnedModel lines = LearnedModel.train(training.lines(new SpeakerClassifier(speakers)));
    lines.write(classes, LineClassifier.class, LineClassifier.RESOURCE);
    LearnedModel kinds = LearnedModel.train(training.messages(new SpeakerClassifier(speakers)));
    kinds.write(classes, MessageClassifier.class, MessageClassifier.RESOURCE);
    trainedOn.write();
    log.info("Models of content are trained: messages={}", training.messages.size());
  }

  private static List<MarkedMessage> read(Path folder) throws IOException {
    List<MarkedMessage> messages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.sorted().forEach(file -> messages.addAll(MarkedMessages.read(file)));
    }
    return messages;
  }

  private List<Example> speakers() {
    List<Example> examples = new ArrayList<>();
    for (MarkedMessage message : messages) {
      Page page = Cutter.page(message.text());
      if (!AutomaticMessages.cut(page)) {
        Cutter.cutEdges(page);
        examples.addAll(
            SpeakerExamples.of(page, (from, to) -> message.saidIn(page.visible(), from, to)));
      }
    }
    return examples;
  }

  /** Also from messages that a rule knows as automatic: the next may have other words. */
  private List<Example> lines(SpeakerClassifier speakers) {
    List<Example> examples = new ArrayList<>();
    for (MarkedMessage message : messages) {
      Page page = Cutter.page(message.text());
      boolean conversation = Cutter.cutByRules(page, speakers);
      examples.addAll(
          LineExamples.of(
              page,
              conversation,
              line -> message.saidIn(page.visible(), line.begin(), line.end())));
    }
    return examples;
  }

  private List<Example> messages(SpeakerClassifier speakers) {
    List<Example> examples = new ArrayList<>();
    for (MarkedMessage message : messages) {
      Page page = Cutter.page(message.text());
      boolean conversation = Cutter.cutByRules(page, speakers);
      MessageClassifier.example(page, conversation, !message.said().isEmpty())
          .ifPresent(examples::add);
    }
    return examples;
  }
}
