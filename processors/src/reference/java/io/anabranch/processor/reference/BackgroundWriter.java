package io.anabranch.processor.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.stanford.nlp.process.Morphology;
import io.anabranch.processor.Models;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.processor.pos.PosProcessorFactory;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Message;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the background of the keywords stage: in how many documents each lemma occurs, among the
 * messages of {@code testdata} that models are trained on, and among as many made-up documents of
 * general English as {@link #GENERAL_DOCUMENTS} says.
 *
 * <p>Of general English only the order of frequency is known, from the vocabulary of the embedding
 * model's tokenizer, which lists whole words from the most frequent one on. A word of rank {@code
 * r} makes up the share {@code c / (r + 2.7)} of a text (Mandelbrot, An Informational Theory of the
 * Statistical Structure of Language, 1953), hence occurs in the share {@code 1 - (1 - p)^length} of
 * documents.
 */
public final class BackgroundWriter {

  private static final int GENERAL_DOCUMENTS = 20_000;
  private static final int GENERAL_LENGTH = 100;
  private static final double OFFSET = 2.7;

  /** The most frequent word: what stands before it are characters and special tokens. */
  private static final String FIRST_WORD = "the";

  private static final Pattern WORD = Pattern.compile("[a-z]{2,}");
  private static final Pattern NOT_IN_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final ObjectMapper JSON = new ObjectMapper();

  private BackgroundWriter() {}

  /**
   * Writes the file.
   *
   * @param arguments the folder of models, {@code testdata}, and the file to write
   */
  public static void main(String[] arguments) throws IOException {
    Path models = Path.of(arguments[0]);
    Map<String, Double> frequencies = new TreeMap<>();
    addGeneralEnglish(models.resolve("embedding").resolve("tokenizer.json"), frequencies);
    int messages = addMessages(models, texts(Path.of(arguments[1])), frequencies);
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Written by " + BackgroundWriter.class.getName() + ": word, documents that have it.");
    lines.add(
        "# The first line is for all documents: %d messages of testdata, %d of general English."
            .formatted(messages, GENERAL_DOCUMENTS));
    lines.add("\t" + (messages + GENERAL_DOCUMENTS));
    frequencies.forEach(
        (word, count) -> {
          if (Math.round(count) > 0) {
            lines.add(word + "\t" + Math.round(count));
          }
        });
    Files.write(Path.of(arguments[2]), lines);
  }

  private static void addGeneralEnglish(Path tokenizer, Map<String, Double> frequencies)
      throws IOException {
    List<String> words = new ArrayList<>();
    JsonNode vocabulary = JSON.readTree(tokenizer.toFile()).path("model").path("vocab");
    List<String> entries = new ArrayList<>(vocabulary.size());
    vocabulary.fieldNames().forEachRemaining(entries::add);
    entries.sort((one, other) -> vocabulary.get(one).asInt() - vocabulary.get(other).asInt());
    for (String entry : entries.subList(entries.indexOf(FIRST_WORD), entries.size())) {
      if (WORD.matcher(entry).matches()) {
        words.add(entry);
      }
    }
    double sum = 0;
    for (int rank = 1; rank <= words.size(); rank++) {
      sum += 1 / (rank + OFFSET);
    }
    Morphology morphology = new Morphology();
    Map<String, Double> shares = new TreeMap<>();
    for (int rank = 1; rank <= words.size(); rank++) {
      String word = words.get(rank - 1);
      double share = 1 / (rank + OFFSET) / sum;
      shares.merge(word, share, Double::sum);
      String lemma = morphology.stem(word);
      if (!lemma.equals(word)) {
        shares.merge(lemma, share, Double::sum);
      }
    }
    shares.forEach(
        (word, share) ->
            frequencies.put(word, GENERAL_DOCUMENTS * (1 - Math.pow(1 - share, GENERAL_LENGTH))));
  }

  private static int addMessages(Path models, List<String> texts, Map<String, Double> frequencies) {
    try (Models none =
            new Models(
                models,
                () -> {
                  throw new IllegalStateException("tagging needs no embedder");
                });
        ProcessorGraph graph =
            ProcessorGraph.builder(none).add(new PosProcessorFactory()).build()) {
      for (AnnotatedMessage message :
          graph.annotate(
              texts.stream().map(text -> Message.newBuilder().setText(text).build()).toList())) {
        Set<String> lemmas = new HashSet<>();
        for (Sentence sentence : message.document().get(PosStage.ANNOTATION).getSentences()) {
          for (Token token : sentence.getTokens()) {
            String lemma = token.getLemma().toLowerCase(Locale.ROOT);
            lemmas.add(NOT_IN_WORD.matcher(lemma).replaceAll(""));
          }
        }
        lemmas.remove("");
        lemmas.forEach(lemma -> frequencies.merge(lemma, 1.0, Double::sum));
      }
    }
    return texts.size();
  }

  /** The texts of the training files, which are {@code label<TAB>text}. */
  private static List<String> texts(Path testdata) throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(testdata.resolve("classification").resolve("train.tsv"));
    try (Stream<Path> sentiment = Files.list(testdata.resolve("sentiment").resolve("train"))) {
      sentiment.sorted().forEach(files::add);
    }
    return files.stream().flatMap(BackgroundWriter::lines).toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(line -> line.substring(line.indexOf('\t') + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
