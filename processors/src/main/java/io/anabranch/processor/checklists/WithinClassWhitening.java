package io.anabranch.processor.checklists;

import java.util.Collection;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
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

  /** Row by row; the lower triangle of the Cholesky factor of the covariance. */
  private final double[] factor;

  private final int dimension;

  private WithinClassWhitening(double[] factor, int dimension) {
    this.factor = factor;
    this.dimension = dimension;
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
    return new WithinClassWhitening(cholesky.getT(null).data, dimension);
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
    double[] whitened = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      whitened[i] = vector[i];
    }
    TriangularSolver_DDRM.solveL(factor, whitened, dimension);
    double square = 0;
    for (double element : whitened) {
      square += element * element;
    }
    double length = square == 0 ? 1 : Math.sqrt(square);
    float[] unit = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      unit[i] = (float) (whitened[i] / length);
    }
    return unit;
  }
}
