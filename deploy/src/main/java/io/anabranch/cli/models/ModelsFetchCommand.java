package io.anabranch.cli.models;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.Progress;
import io.anabranch.stage.FetchableModel;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the models of a language that do not ship. Needs no cluster. */
@Command(
    name = "fetch",
    description = {
      "Fetches the models of a language that do not ship, into the folder of models.",
      "",
      "For German that is a tagger of Stanford CoreNLP's (69 MB) out of a jar of 200 MB. What is",
      "fetched has a known checksum, and is put in its place as a whole. To use it, add the line",
      "that is printed to anabranch.yaml, and start the stage again."
    },
    footer = {
      "  anabranch models fetch de",
      "  anabranch models fetch de --repository https://maven.example.com/central",
      "  anabranch models fetch de --file stanford-corenlp-4.5.10-models-german.jar"
    })
public final class ModelsFetchCommand implements Callable<Integer> {

  private static final URI CENTRAL = URI.create("https://repo1.maven.org/maven2");
  private static final long MEGABYTE = 1_000_000;

  private final CliContext context;
  private final Supplier<List<StageModel>> known;

  @Parameters(paramLabel = "LANGUAGE", description = "As in BCP 47, such as de.")
  String language = "";

  @ArgGroup Origin origin = new Origin();

  @Mixin final ModelsOptions models;

  /** Where the jar comes from. */
  static final class Origin {

    @Option(
        names = "--repository",
        paramLabel = "URL",
        description = "Repository of Maven's (default: https://repo1.maven.org/maven2).")
    @Nullable String repository;

    @Option(
        names = "--file",
        paramLabel = "JAR",
        description = "The jar, where there is no internet.")
    @Nullable Path file;
  }

  public ModelsFetchCommand(CliContext context) {
    this(context, StageModel::all);
  }

  /**
   * @param known models that can be fetched
   */
  ModelsFetchCommand(CliContext context, Supplier<List<StageModel>> known) {
    this.context = context;
    this.known = known;
    this.models = new ModelsOptions(context);
  }

  @Override
  public Integer call() throws InterruptedException {
    List<StageModel> all = known.get();
    List<StageModel> chosen =
        all.stream().filter(one -> one.model().language().equals(language)).toList();
    if (chosen.isEmpty()) {
      Set<String> languages =
          all.stream()
              .map(one -> one.model().language())
              .collect(Collectors.toCollection(TreeSet::new));
      throw new ConfigException(
          "LANGUAGE", language, "no model can be fetched for it; allowed are " + languages);
    }
    URI repository = repository();
    for (StageModel one : chosen) {
      fetch(one, repository);
    }
    return 0;
  }

  private void fetch(StageModel one, URI repository) throws InterruptedException {
    Progress progress = new Progress(context.err(), "MB");
    ModelFetch fetch =
        new ModelFetch(models.directory(), bytes -> progress.update(bytes / MEGABYTE));
    FetchableModel model = one.model();
    Path place = fetch.place(model).toAbsolutePath().normalize();
    if (fetch.isThere(model)) {
      context.err().println(place + " is there already");
    } else {
      Path file = origin.file;
      context
          .err()
          .println(
              "reading %s (%d MB)"
                  .formatted(
                      file == null ? repository + "/" + model.jar() : file,
                      model.bytes() / MEGABYTE));
      if (file == null) {
        fetch.fromRepository(model, repository);
      } else {
        fetch.fromFile(model, file);
      }
      context.err().println("the model is in " + place);
    }
    context.err().println("to use it: " + one.key() + ": " + place);
  }

  private URI repository() {
    String given = origin.repository;
    if (given == null) {
      return CENTRAL;
    }
    try {
      URI uri = new URI(given.replaceFirst("/+$", ""));
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new ConfigException("--repository", given, "allowed is an http or https URL");
    }
    throw new ConfigException("--repository", given, "allowed is an http or https URL");
  }
}
