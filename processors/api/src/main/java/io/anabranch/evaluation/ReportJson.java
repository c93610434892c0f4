package io.anabranch.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.metric.ClassQuality;
import io.anabranch.evaluation.metric.Confusion;
import io.anabranch.evaluation.metric.Interval;
import io.anabranch.evaluation.metric.Proportion;
import java.util.List;

/** The parts that reports for programs share. */
public final class ReportJson {

  private static final String INTERVAL = "Interval";

  private ReportJson() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Puts a figure, and its interval under the name with {@value #INTERVAL} behind it. */
  public static void put(ObjectNode node, String name, double figure, Interval interval) {
    ArrayNode ends = JsonNodeFactory.instance.arrayNode().add(interval.low()).add(interval.high());
    node.put(name, figure).set(name + INTERVAL, ends);
  }

  public static void put(ObjectNode node, String name, Proportion figure) {
    put(node, name, figure.value(), figure.interval());
  }

  /** One field a class. */
  public static ObjectNode classes(List<ClassQuality> classes) {
    ObjectNode node = object();
    for (ClassQuality quality : classes) {
      node.putObject(quality.label())
          .put("precision", quality.precision())
          .put("recall", quality.recall())
          .put("f1", quality.f1())
          .put("support", quality.support());
    }
    return node;
  }

  /** One field a class that was mistaken: the other classes, with counts. */
  public static ObjectNode confusions(List<Confusion> confusions) {
    ObjectNode node = object();
    for (Confusion confusion : confusions) {
      node.withObjectProperty(confusion.expected()).put(confusion.answered(), confusion.cases());
    }
    return node;
  }
}
