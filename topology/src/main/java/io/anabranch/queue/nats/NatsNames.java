package io.anabranch.queue.nats;

import io.anabranch.queue.SectionKeys;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/** Names in the configuration, checked before a server refuses them. */
final class NatsNames {

  private static final String TOKEN = "[^\\s.*>]+";
  private static final String CHOICE = "(" + TOKEN + "|\\*)";

  private static final Pattern SUBJECT = Pattern.compile(TOKEN + "(\\." + TOKEN + ")*");
  private static final Pattern SUBJECTS = Pattern.compile("(" + CHOICE + "\\.)*(" + CHOICE + "|>)");
  private static final Pattern NAME = Pattern.compile("[^\\s.*>/\\\\]+");

  private final SectionKeys keys;

  NatsNames(SectionKeys keys) {
    this.keys = keys;
  }

  /** A subject to publish on. */
  Optional<String> subject(String key) {
    return checked(key, SUBJECT, "names with dots between, without spaces, '*' and '>'");
  }

  /** Subjects to subscribe to. */
  Optional<String> subjects(String key) {
    return checked(key, SUBJECTS, "names with dots between, '*' for one and '>' for the rest");
  }

  /** The name of a stream, a consumer or a group. */
  Optional<String> name(String key) {
    return checked(key, NAME, "names without spaces, dots, slashes, '*' and '>'");
  }

  private Optional<String> checked(String key, Pattern pattern, String allowed) {
    Optional<String> text = keys.text(key);
    if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
      throw new ConfigException(keys.name(key), text.get(), "allowed are " + allowed);
    }
    return text;
  }
}
