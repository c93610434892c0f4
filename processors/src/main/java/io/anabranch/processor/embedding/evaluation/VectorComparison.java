package io.anabranch.processor.embedding.evaluation;

import io.anabranch.comparison.Change;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.schema.Embedding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares vectors by their cosine, if they have as many dimensions. */
public final class VectorComparison implements ResultComparison<Embedding, float[]> {

  public static final String MEAN_COSINE = "meanCosine";
  public static final String LEAST_COSINE = "leastCosine";
  public static final String OTHER_DIMENSION = "vectorsOfOtherDimension";

  /** Nearer than this, vectors count as the same. */
  private static final double NEAR = 0.99;

  private long added;
  private long measured;
  private double sum;
  private double least = Double.POSITIVE_INFINITY;

  @Override
  public Class<Embedding> type() {
    return Embedding.class;
  }

  @Override
  public String criterion() {
    return "a cosine of at least " + NEAR;
  }

  @Override
  public float[] essence(Embedding result) {
    List<Float> elements = result.getVector();
    float[] vector = new float[elements.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = elements.get(i);
    }
    return vector;
  }

  @Override
  public Optional<String> add(float[] live, float[] candidate) {
    added++;
    if (live.length != candidate.length) {
      return Optional.of("%d -> %d dimensions".formatted(live.length, candidate.length));
    }
    double cosine = cosine(live, candidate);
    measured++;
    sum += cosine;
    least = Math.min(least, cosine);
    return cosine >= NEAR
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "cosine %.3f", cosine));
  }

  @Override
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(MEAN_COSINE, sum / measured);
    figures.put(LEAST_COSINE, measured == 0 ? Double.NaN : least);
    figures.put(OTHER_DIMENSION, (double) (added - measured) / added);
    return figures;
  }

  @Override
  public List<Change> changes() {
    return List.of();
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
      squares += (double) one[i] * one[i];
      otherSquares += (double) other[i] * other[i];
    }
    double lengths = Math.sqrt(squares * otherSquares);
    return lengths == 0 ? 0 : product / lengths;
  }
}
