package io.anabranch.processor.content.learned;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.ml.maxent.io.BinaryGISModelReader;
import opennlp.tools.ml.maxent.io.BinaryGISModelWriter;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.MaxentModel;

/** A maximum-entropy model of named outcomes. Thread-safe. */
public final class LearnedModel {

  private static final Pattern TOKEN =
      Pattern.compile("[\\w'’]+|[^\\w\\s]", Pattern.UNICODE_CHARACTER_CLASS);

  private final MaxentModel model;

  private LearnedModel(MaxentModel model) {
    this.model = model;
  }

  /** Reads a model of the build. */
  public static LearnedModel read(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("resource " + resource + " is missing");
      }
      return new LearnedModel(
          new BinaryGISModelReader(new DataInputStream(new BufferedInputStream(in))).getModel());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Trains a model, always the same from the same examples. */
  public static LearnedModel train(List<Example> examples) {
    return new LearnedModel(Bagging.train(examples));
  }

  /** Writes it beside the class that owns it. */
  public void write(Path classes, Class<?> owner, String resource) throws IOException {
    Path file = classes.resolve(owner.getPackageName().replace('.', '/')).resolve(resource);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      new BinaryGISModelWriter((AbstractModel) model, out).persist();
    }
  }

  /** How likely each outcome is. */
  public Likely likely(List<String> features) {
    double[] probabilities = model.eval(features.toArray(String[]::new));
    return outcome -> {
      int index = model.getIndex(outcome.name());
      return index < 0 ? 0 : probabilities[index];
    };
  }

  /** The probabilities of outcomes, which are named as the constants of an enumeration. */
  @FunctionalInterface
  public interface Likely {
    double of(Enum<?> outcome);
  }

  /** Words and single signs, in lower case, each digit as {@code 0}. */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher token = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    while (token.find()) {
      words.add(token.group().replaceAll("\\d", "0"));
    }
    return words;
  }

  /** The number of the first bound that a number does not pass, as a letter. */
  public static String bucket(long number, long... bounds) {
    int i = 0;
    while (i < bounds.length && number > bounds[i]) {
      i++;
    }
    return String.valueOf((char) ('a' + i));
  }
}
