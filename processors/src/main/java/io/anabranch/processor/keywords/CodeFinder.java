package io.anabranch.processor.keywords;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds identifiers by their form: {@code MR-48213}, {@code E14}, {@code error 14}, {@code v4.2}.
 */
final class CodeFinder {

  /** Numbers of these are short; a number alone says nothing. */
  private static final String FAULT =
      "(?:error|err|fault|code)(?: code| number| no\\.?)?[ :#]{0,2}\\d{1,8}";

  private static final String RECORD =
      "(?:order|invoice|ticket|case|return|claim|booking|reference|ref\\.?)"
          + "(?: id| code| number| no\\.?)?[ :#]{0,2}\\d{4,12}";

  private static final String VERSION = "(?:version |firmware |v ?)\\d{1,4}(?:\\.\\d{1,4}){1,4}";

  private static final String NUMBER_SIGN = "#\\d{4,12}";

  /** Letters, then digits, as in {@code X200}, {@code T-03}, {@code MR-48213-B}. */
  private static final String MIXED =
      "(?-i:\\p{Lu}{1,8}(?:-\\p{Lu}{1,8})?-?\\d{1,12}|\\p{L}{1,8}-?\\d{2,12})(?:-?[A-Z\\d]{1,12}){0,3}";

  private static final Pattern CODE =
      Pattern.compile(
          String.join("|", FAULT, RECORD, VERSION, NUMBER_SIGN, MIXED), Pattern.CASE_INSENSITIVE);

  private static final Pattern SEPARATORS = Pattern.compile("[\\s:#.-]+");

  private CodeFinder() {}

  /** Identifiers in text order, made of whole tokens. */
  static List<Span> find(String text, TokenEdges edges) {
    List<Span> codes = new ArrayList<>();
    Matcher matcher = CODE.matcher(text);
    for (int from = 0; from < text.length() && matcher.find(from); ) {
      Span code = Span.code(key(matcher.group()), matcher.start(), matcher.end());
      if (edges.begin(code.begin()) && edges.end(code.end())) {
        codes.add(code);
        from = code.end();
      } else {
        from = code.begin() + 1;
      }
    }
    return codes;
  }

  private static String key(String code) {
    return SEPARATORS.matcher(code).replaceAll("").toUpperCase(Locale.ROOT);
  }
}
