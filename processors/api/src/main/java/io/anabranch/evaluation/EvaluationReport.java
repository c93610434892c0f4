package io.anabranch.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How good the answers of a stage are, in the terms of that stage. */
public interface EvaluationReport {

  /** For people: the figures, then what is behind them. */
  List<ReportTable> tables();

  /** For programs: every figure, unrounded. */
  ObjectNode json();
}
