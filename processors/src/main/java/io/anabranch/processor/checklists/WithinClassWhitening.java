package io.anabranch.processor.checklists;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Makes little of the directions in which the texts of one checklist differ, such as voice, length
 * and mood: what is left tells checklists apart.
 *
 * <p>Within-class covariance normalization, A. O. Hatch, S. Kajarekar and A. Stolcke, "Within-class
 * covariance normalization for SVM-based speaker recognition", Interspeech 2006. The covariance is
 * shrunk towards a sphere, the more the fewer texts there are; without any two texts of a checklist
 * nothing changes.
 */
final class WithinClassWhitening {

  /**
   * The sphere counts as so many texts for each dimension. Chosen on {@code
   * testdata/checklist-matching/dev.tsv}, where 1 to 3 differ by a message or two.
   */
  private static final double PRIOR_TEXTS_PER_DIMENSION = 2;

  /** The rows of the inverse of the Cholesky factor of the covariance. */
  private final TextVectors rows;

  private WithinClassWhitening(TextVectors rows) {
    this.rows = rows;
  }

  /**
   * @param dimension number of elements of each vector
   */
  static WithinClassWhitening of(Collection<EmbeddedChecklist> checklists, int dimension) {
    DMatrixRMaj covariance = CommonOps_DDRM.identity(dimension);
    int texts = checklists.stream().mapToInt(checklist -> checklist.texts().size()).sum();
    int freedom = texts - checklists.size();
    DMatrixRMaj deviations = deviations(checklists, texts, dimension);
    double variance = Math.pow(NormOps_DDRM.normF(deviations), 2) / dimension;
    if (variance > 0) {
      double prior = PRIOR_TEXTS_PER_DIMENSION * dimension;
      DMatrixRMaj scatter = new DMatrixRMaj(dimension, dimension);
      CommonOps_DDRM.multInner(deviations, scatter);
      CommonOps_DDRM.add(
          prior / (prior + freedom),
          covariance,
          freedom / (prior + freedom) / variance,
          scatter,
          covariance);
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(dimension, true);
    if (!cholesky.decompose(covariance)) {
      throw new IllegalStateException(
          "covariance of the checklists' texts is not positive definite");
    }
    DMatrixRMaj inverse = new DMatrixRMaj(dimension, dimension);
    if (!CommonOps_DDRM.invert(cholesky.getT(null), inverse)) {
      throw new IllegalStateException("covariance of the checklists' texts cannot be inverted");
    }
    return new WithinClassWhitening(new TextVectors(rows(inverse), dimension));
  }

  private static List<float[]> rows(DMatrixRMaj matrix) {
    List<float[]> rows = new ArrayList<>();
    for (int row = 0; row < matrix.getNumRows(); row++) {
      float[] elements = new float[matrix.getNumCols()];
      for (int column = 0; column < elements.length; column++) {
        elements[column] = (float) matrix.get(row, column);
      }
      rows.add(elements);
    }
    return rows;
  }

  /** Each text less the mean of its checklist, a row each. */
  private static DMatrixRMaj deviations(
      Collection<EmbeddedChecklist> checklists, int texts, int dimension) {
    DMatrixRMaj deviations = new DMatrixRMaj(texts, dimension);
    int row = 0;
    for (EmbeddedChecklist checklist : checklists) {
      double[] mean = new double[dimension];
      for (EmbeddedText text : checklist.texts()) {
        for (int i = 0; i < dimension; i++) {
          mean[i] += text.vector()[i] / checklist.texts().size();
        }
      }
      for (EmbeddedText text : checklist.texts()) {
        for (int i = 0; i < dimension; i++) {
          deviations.set(row, i, text.vector()[i] - mean[i]);
        }
        row++;
      }
    }
    return deviations;
  }

  /** The vector as it is compared, of Euclidean length 1 unless it is zero. */
  float[] apply(float[] vector) {
    float[] whitened = rows.products(vector);
    double square = 0;
    for (float element : whitened) {
      square += (double) element * element;
    }
    float length = square == 0 ? 1 : (float) Math.sqrt(square);
    for (int i = 0; i < whitened.length; i++) {
      whitened[i] /= length;
    }
    return whitened;
  }
}
