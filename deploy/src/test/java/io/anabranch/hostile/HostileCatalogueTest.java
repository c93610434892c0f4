package io.anabranch.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HostileCatalogueTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("anabranch.testdata")).resolve("hostile");

  @Test
  void shouldBeCommittedAsWritten() throws IOException {
    for (var file : HostileCatalogue.files().entrySet()) {
      assertThat(Files.readString(FOLDER.resolve(file.getKey()))).isEqualTo(file.getValue());
    }
  }

  @Test
  void shouldNameEveryInputOnce() throws IOException {
    List<HostileInput> inputs = HostileCatalogue.read(FOLDER);

    assertThat(inputs).hasSizeGreaterThan(250).extracting(HostileInput::id).doesNotHaveDuplicates();
    assertThat(inputs).allSatisfy(input -> assertThat(input.what()).isNotBlank());
  }

  @Test
  void shouldStayWithinTheLimitUnlessItSaysOtherwise() throws IOException {
    assertThat(HostileCatalogue.read(FOLDER))
        .filteredOn(input -> input.failed().isEmpty())
        .extracting(HostileInput::text)
        .filteredOn(Objects::nonNull)
        .allSatisfy(text -> assertThat(Repeat.text(text)).hasSizeLessThanOrEqualTo(1_000_000));
  }
}
