package io.anabranch.processor.linear.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.processor.OptionDescription;
import io.anabranch.processor.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinearOptionsTest {

  @Test
  void shouldReadFoldersByLanguage() {
    LinearOptions options =
        Options.read(LinearOptions.class, Map.of("model", "en", "models.fr", "ours-fr"));

    assertThat(options.model()).contains(Path.of("en"));
    assertThat(options.models()).isEqualTo(Map.of("fr", Path.of("ours-fr")));
  }

  @Test
  void shouldKnowEnglishAndEveryLanguageWithModel() {
    assertThat(LinearOptions.languages(Map.of("models.fr", "ours-fr"), Set.of("de")))
        .containsExactly("de", "en", "fr");
  }

  @Test
  void shouldRefuseWhatIsNoLanguage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(LinearOptions.class, Map.of("models.german", "x")))
        .withMessageContaining("option 'models.german' is unknown")
        .withMessageContaining("such as de");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(LinearOptions.class, Map.of("models.en", "x")))
        .withMessageContaining("'models.en'")
        .withMessageContaining("option 'model'");
  }

  @Test
  void shouldReadHowManyTurnsAreAnswered() {
    assertThat(Options.read(LinearOptions.class, Map.of()).turns()).isEqualTo(50);
    assertThat(Options.read(LinearOptions.class, Map.of("turns", "0")).turns()).isZero();
    for (String bad : List.of("-1", "1001", "many")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Options.read(LinearOptions.class, Map.of("turns", bad)))
          .withMessageContaining("'turns'")
          .withMessageContaining(bad);
    }
  }

  @Test
  void shouldDescribeWhatThereIs() {
    assertThat(Options.describe(LinearOptions.class))
        .extracting(OptionDescription::key)
        .containsExactly("model", "models.LANG", "turns");
  }
}
