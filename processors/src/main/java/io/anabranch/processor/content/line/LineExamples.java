package io.anabranch.processor.content.line;

import io.anabranch.processor.content.learned.Example;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Lines of which it is known how much is said, for training. */
public final class LineExamples {

  /** More than white space that the marks leave out. */
  private static final double ALL = 0.97;

  private static final double HARDLY_ANY = 0.2;

  private LineExamples() {}

  /**
   * The lines of a page over which the rules have gone.
   *
   * @param said share of the characters of a line that are said
   */
  public static List<Example> of(Page page, boolean conversation, ToDoubleFunction<Line> said) {
    PageFeatures features = new PageFeatures(page, conversation);
    if (features.size() < 2) {
      return List.of();
    }
    return IntStream.range(0, features.size())
        .mapToObj(
            i ->
                new Example(
                    classOf(said.applyAsDouble(features.line(i)), features.isLabelled(i)),
                    features.of(i)))
        .toList();
  }

  private static LineClass classOf(double said, boolean labelled) {
    if (said > ALL) {
      return LineClass.SAID;
    }
    if (said < HARDLY_ANY) {
      return LineClass.AROUND;
    }
    return labelled ? LineClass.LABELLED : LineClass.SAID;
  }
}
