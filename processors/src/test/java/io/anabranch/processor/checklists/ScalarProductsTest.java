package io.anabranch.processor.checklists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.djl.Vectors;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarProductsTest {

  @ParameterizedTest
  @CsvSource({"0, 4", "1, 1", "3, 7", "49, 384", "5000, 13"})
  void shouldMultiplyEachWithEach(int count, int dimension) {
    Random random = new Random(count);
    List<float[]> vectors = vectors(count, dimension, random);
    List<float[]> others = vectors(3, dimension, random);

    check(new TextVectors(vectors, dimension)::products, vectors, others);
    check(new Vectors(vectors, dimension)::products, vectors, others);
    check(ScalarProducts.of(vectors, dimension), vectors, others);
  }

  private static void check(
      ScalarProducts scalarProducts, List<float[]> vectors, List<float[]> others) {
    float[][] products = scalarProducts.products(others);

    assertThat(products).hasNumberOfRows(3);
    for (int other = 0; other < 3; other++) {
      assertThat(products[other]).hasSameSizeAs(vectors);
      for (int i = 0; i < vectors.size(); i++) {
        assertThat((double) products[other][i])
            .isCloseTo(product(vectors.get(i), others.get(other)), within(1e-4));
      }
    }
  }

  private static List<float[]> vectors(int count, int dimension, Random random) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              float[] vector = new float[dimension];
              for (int element = 0; element < dimension; element++) {
                vector[element] = random.nextFloat() - 0.5f;
              }
              return vector;
            })
        .toList();
  }

  private static double product(float[] one, float[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> (double) one[i] * other[i]).sum();
  }
}
