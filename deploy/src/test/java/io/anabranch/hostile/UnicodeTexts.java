package io.anabranch.hostile;

import static io.anabranch.hostile.HostileCatalogue.MARKER;
import static io.anabranch.hostile.HostileInput.ofText;
import static io.anabranch.hostile.Repeat.once;

import java.util.List;
import java.util.Random;

/** Unicode's odd corners, in texts that can be seen: all are enriched. */
final class UnicodeTexts {

  private UnicodeTexts() {}

  static List<HostileInput> inputs() {
    return List.of(
        ofText("emoji-one", "a single emoji", "🙂"),
        ofText("emoji-only", "only emoji, as many as the limit allows", new Repeat("😡", 10_000)),
        ofText("emoji-family", "emoji joined by zero-width joiners", "👩‍👩‍👧‍👦👨🏽‍🚒🏳️‍🌈"),
        ofText("emoji-skin-tones", "emoji with modifiers", MARKER + " 👍🏻👍🏼👍🏽👍🏾👍🏿 thanks"),
        ofText("emoji-flags", "regional indicators, one of them alone", "🇩🇪🇬🇧🇺 order"),
        ofText("emoji-keycaps", "digits with enclosing keycap", "call 1️⃣8️⃣0️⃣0️⃣ #️⃣ *️⃣"),
        ofText(
            "emoji-tag-sequence",
            "flag of England in tag characters",
            "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F"),
        ofText("emoji-variation", "text and emoji presentation", "☎\uFE0E ☎\uFE0F ❤\uFE0E ❤\uFE0F"),
        ofText("emoji-long-zwj-chain", "one cluster of joiners", new Repeat("👩\u200D", 6_000)),
        ofText(
            "combining-zalgo",
            "letters under heaps of marks",
            "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘"),
        ofText("combining-alone", "a mark without a letter", "\u0301"),
        ofText(
            "combining-19999",
            "one letter with as many marks as the limit allows",
            once("e"),
            new Repeat("\u0301", 19_999)),
        ofText("combining-decomposed", "NFD", "cafe\u0301 re\u0301sume\u0301 Mu\u0308nchen"),
        ofText("combining-enclosing", "enclosing marks", "a\u20DD b\u20DE c\u20E0 d\u20E3"),
        ofText("hangul-jamo", "decomposed Hangul", "\u1112\u1161\u11AB\u1100\u116E\u11A8 order"),
        ofText("hangul-filler", "a letter that looks like nothing", "\u3164"),
        ofText("braille-blank", "a symbol that looks like nothing", "\u2800\u2800"),
        ofText("braille", "Braille patterns", "⠓⠑⠇⠇⠕ ⠺⠕⠗⠇⠙"),
        ofText("ligatures", "presentation forms", "ﬁrst oﬃce ﬂoor ﬆill"),
        ofText("long-ligature", "one character that is a sentence", "\uFDFD \uFDFA"),
        ofText("fullwidth", "fullwidth forms", "Ｍｙ ｏｒｄｅｒ １２３４５！"),
        ofText("math-letters", "letters outside the BMP", "𝐌𝐲 𝒐𝒓𝒅𝒆𝒓 𝕚𝕤 𝖑𝖆𝖙𝖊 𝚗𝚘𝚠"),
        ofText("circled-letters", "enclosed alphanumerics", "ⓜⓨ ⓞⓡⓓⓔⓡ 🅰🅱 ① ⑳"),
        ofText("small-caps", "phonetic letters", "ᴍʏ ᴏʀᴅᴇʀ ɪs ʟᴀᴛᴇ"),
        ofText("upside-down", "turned letters", "ǝʇɐl sı ɹǝpɹo ʎW"),
        ofText("homoglyphs", "Cyrillic that looks Latin", "Му оrdеr іs lаtе раураl"),
        ofText(
            "private-use", "private use in three planes", "\uE000\uF8FF \uDB80\uDC00 \uDBFF\uDFFD"),
        ofText("noncharacters", "U+FFFE, U+FFFF, U+FDD0", MARKER + " \uFFFE\uFFFF\uFDD0 refund"),
        ofText("last-code-point", "U+10FFFF", "\uDBFF\uDFFF"),
        ofText("unassigned", "code points that nobody has defined", "\u0378\u0379 \uD83F\uDC00"),
        ofText("replacement", "text damaged before", "caf\uFFFD \uFFFD\uFFFD\uFFFD order"),
        ofText("object-replacement", "where an image was", "see \uFFFC here\uFFFC"),
        ofText("line-separators", "U+2028, U+2029, NEL", "one\u2028two\u2029three\u0085four"),
        ofText("no-break-spaces", "no ordinary space", "my\u00A0order\u202Fis\u2007late"),
        ofText(
            "wide-spaces", "spaces of all widths", "a\u2000b\u2003c\u2009d\u200Ae\u3000f\u205Fg"),
        ofText("ogham-space", "a space that can be seen", "my\u1680order"),
        ofText("soft-hyphens", "hyphens for later", "re\u00ADfund my pay\u00ADment"),
        ofText("word-joiners", "U+2060 in words", "re\u2060fund my or\u2060der"),
        ofText(
            "zero-width-between", "U+200B between all letters", new Repeat("r\u200Be\u200Bf", 9)),
        ofText("zero-width-many", "a word in U+200B", once("order"), new Repeat("\u200B", 19_995)),
        ofText("joiners-in-latin", "U+200C and U+200D", "re\u200Cfund my or\u200Dder"),
        ofText("bom-first", "byte order mark first", "\uFEFFwhere is my order"),
        ofText("bom-inside", "byte order marks inside", "where\uFEFF is \uFEFFmy order\uFEFF"),
        ofText("annotation-marks", "interlinear annotation", "\uFFF9order\uFFFAnote\uFFFB late"),
        ofText(
            "tag-characters",
            "letters that cannot be seen",
            "order\uDB40\uDC01\uDB40\uDC48\uDB40\uDC49"),
        ofText("variation-selectors", "selectors of both blocks", "a\uFE00b\uFE0Fc\uDB40\uDD00"),
        ofText("invisible-operators", "U+2061 to U+2064", "f\u2061x a\u2062b a\u2063b a\u2064b"),
        ofText("music", "musical symbols", "𝄞 𝄢 𝅘𝅥𝅮 is playing"),
        ofText("hieroglyphs", "ancient scripts", "𓀀𓁐𓂀 𒀀𒁀 𐎠𐎡"),
        ofText("lower-case-grows", "İ is two characters in lower case", "İİİ İSTANBUL order İ"),
        ofText("lower-case-many", "as many as the limit allows", new Repeat("İ", 20_000)),
        ofText("upper-case-grows", "ß and ŉ grow in upper case", "straße ŉ ǰ ΐ ﬀ groß"),
        ofText("dotless", "Turkish i", "ısı Iİiı KIRIK"),
        ofText("sigma", "final sigma", "ΟΔΥΣΣΕΥΣ Οδυσσευς"),
        ofText("compatibility", "signs equal to letters", "\u212A \u212B \u2126 ℡ ™ ㎏"),
        ofText("numbers", "digits of other scripts", "order ٤٢ ४२ ๔๒ Ⅻ ½ ² 𝟜𝟚"),
        ofText("currency", "signs of currency", "₿ ₹ € £ ¥ ₽ ¤ $5 5€"),
        ofText("quotes", "quotation marks", "“it” ‘broke’ «again» „and“ ‚again‘ ‹x› 「y」 ''z``"),
        ofText("dashes", "dashes and minus", "a-b a‐b a‑b a–b a—b a―b a−b a⸺b"),
        ofText("bidi-override", "right-to-left override", "refund \u202Exslx.exe\u202C now"),
        ofText("bidi-unclosed", "embeddings that never end", "a \u202Bb \u202Ac \u2067d \u2068e"),
        ofText("bidi-pops", "ends without a beginning", "order \u202C\u202C\u2069\u2069 late"),
        ofText("bidi-marks", "direction marks", "\u200Eorder\u200F 42\u061C late"),
        ofText("bidi-mixed", "two directions", MARKER + " طلبي order 42 לא הגיע late"),
        ofText(
            "bidi-deep",
            "embeddings deeper than the algorithm allows",
            new Repeat("\u202Ba\u202A", 3_000)),
        ofText("nul-inside", "U+0000", "where\u0000 is my\u0000 order"),
        ofText(
            "controls-c0",
            "every C0 control",
            "a\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000B\f\u000E\u000F\u0010\u0011"
                + "\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E"
                + "\u001F\u007Fb"),
        ofText("controls-c1", "C1 controls", "a\u0080\u0081\u008D\u0090\u009B\u009C\u009Fb"),
        ofText("controls-ansi", "terminal sequences", "\u001B[31m\u001B[2J\u001B]0;x\u0007order"),
        ofText("controls-backspace", "text overstruck", "bad\b\b\bgood o\u0308\brder"),
        ofText("controls-line-ends", "all ends of lines", "a\rb\nc\r\nd\n\re\u000Bf\fg"),
        ofText("controls-many", "a word in controls", new Repeat("\u0001", 19_995), once("order")),
        ofText("surrogate-high", "unpaired high surrogate", MARKER + " broken \uD83D order"),
        ofText("surrogate-low", "unpaired low surrogate", "broken \uDE00 order"),
        ofText("surrogate-swapped", "a pair the wrong way round", "\uDE00\uD83D"),
        ofText("surrogate-last", "cut in the middle of an emoji", "my order 😀\uD83D"),
        ofText("surrogate-alone", "nothing but half a character", "\uD800"),
        ofText("surrogate-many", "as many as the limit allows", new Repeat("\uDFFF", 20_000)),
        ofText("surrogate-apart", "a pair with a space between", "\uD83D \uDE00"),
        ofText("random-bmp", "2,000 random UTF-16 code units", randomUnits()),
        ofText("random-all", "1,000 random code points", randomCodePoints()));
  }

  private static String randomUnits() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append((char) random.nextInt(1 << 16));
    }
    return text.toString();
  }

  private static String randomCodePoints() {
    Random random = new Random(2);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
    }
    return text.toString();
  }
}
