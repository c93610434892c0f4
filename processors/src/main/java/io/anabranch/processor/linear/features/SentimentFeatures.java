package io.anabranch.processor.linear.features;

import io.anabranch.schema.Token;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What tells feeling beside the words themselves: words under negation up to the next punctuation
 * mark (Das and Chen 2001), pictographs, stretched and shouted words, and repeated marks.
 */
final class SentimentFeatures {

  static final Pattern CLAUSE_END = Pattern.compile("[.,:;!?()\\u2026-]+");
  private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");
  private static final Pattern SHOUTED = Pattern.compile("\\p{Lu}{3,}");
  private static final Pattern PICTOGRAPH = Pattern.compile("[\\p{So}\\p{Sk}]");
  private static final Pattern EMOTICON = Pattern.compile("[<>]?[:;=8xX][-o*']?[)(\\]\\[dDpP/|3]+");

  private SentimentFeatures() {}

  static void extract(List<Token> tokens, AffectWords words, Consumer<String> sink) {
    boolean negated = false;
    for (Token token : tokens) {
      String text = token.getText();
      String word = Words.fold(text);
      if (CLAUSE_END.matcher(word).matches()) {
        negated = false;
        marks(word, sink);
      } else if (negated) {
        sink.accept("NOT_" + word);
      }
      negated |= words.negates(word);
      if (STRETCHED.matcher(word).find()) {
        sink.accept("stretched");
        sink.accept("stretched " + STRETCHED.matcher(word).replaceAll("$1"));
      }
      if (SHOUTED.matcher(text).matches()) {
        sink.accept("shouted");
        sink.accept("shouted " + word);
      }
      symbols(text, sink);
    }
  }

  private static void marks(String word, Consumer<String> sink) {
    if (word.indexOf('!') >= 0) {
      sink.accept(word.length() > 1 ? "!!" : "!");
    }
    if (word.indexOf('?') >= 0) {
      sink.accept(word.length() > 1 ? "??" : "?");
    }
    if (word.startsWith("..") || word.startsWith("\u2026")) {
      sink.accept("...");
    }
  }

  private static void symbols(String text, Consumer<String> sink) {
    PICTOGRAPH.matcher(text).results().forEach(symbol -> sink.accept("symbol " + symbol.group()));
    if (EMOTICON.matcher(text).matches()) {
      sink.accept("symbol " + text);
    }
  }
}
