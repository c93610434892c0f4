package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.regex.Pattern;

/** Stack traces, log lines, commands and code between fences. */
final class CodeLines {

  private static final String TIME = "\\d{1,2}:\\d{2}:\\d{2}";

  private static final Pattern CODE =
      Pattern.compile(
          // Java, JavaScript, .NET
          "at [\\w.$<>/\\[\\]`]+ ?\\(.{0,300}\\).{0,200}|(?:caused by|suppressed): .{0,300}|\\.\\.\\. \\d+ (?:more|common.{0,30})"
              + "|(?:exception in thread|unhandled exception|fatal error|uncaught (?:\\w+error|exception|\\(in promise\\)))\\b.{0,350}"
              + "|(?:[\\w$]+\\.){1,9}\\w*(?:exception|error)\\b(?::.{0,350})?"
              + "|at .{1,200}:(?:line )?\\d+(?::\\d+)?\\)?"
              // Python, Ruby, Go, PHP, C
              + "|traceback \\(most recent call last\\):|file \".{1,200}\", line \\d+.{0,100}|\\w+error: .{1,300}"
              + "|goroutine \\d+ \\[.{1,40}\\]:|panic: .{1,300}|php (?:fatal|warning|notice|parse).{1,300}|#\\d+ .{1,200}\\(.{0,100}\\).{0,100}"
              + "|#\\d+ \\{main\\}|thrown in \\S+ on line \\d+|segmentation fault.{0,60}|\\S+\\.(?:rb|go|py|c|cpp|js|ts|php|java|rs):\\d+:.{0,300}"
              // Logs
              + "|[vdiwef]/[\\w.$-]{1,60}(?:\\( {0,6}\\d{1,6}\\))?: .{0,300}"
              + "|\\[?\\d{4}[-/]\\d{2}[-/]\\d{2}[t ]"
              + TIME
              + ".{0,380}"
              + "|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) {1,2}\\d{1,2} "
              + TIME
              + " \\S+ .{1,380}"
              + "|\\[?"
              + TIME
              + "(?:[.,]\\d{1,6})?\\]? ?\\[?(?:info|warn|warning|error|debug|trace|fatal|notice|critical)\\b.{0,380}"
              + "|\\[?(?:info|warn|warning|error|debug|trace|fatal|critical|err)\\]?(?::  ?| ?\\[| - ).{0,380}"
              + "|(?:\\d{1,3}\\.){3}\\d{1,3} \\S+ \\S+ \\[.{1,40}\\] \".{1,380}"
              + "|\\[\\d+/\\d+\\] .{1,200}|(?:get|post|put|delete|patch) /\\S* http/\\d.{0,100}|http/\\d(?:\\.\\d)? \\d{3}.{0,60}"
              // Commands, dumps, data
              + "|[$#] [a-z][\\w./-]{1,30}(?: .{0,300})?|(?:ps )?[a-z]:\\\\[^>]{0,80}> ?.{0,200}|[{}\\[\\]();,]{1,6}"
              + "|\"[\\w .$-]{1,60}\" ?: ?.{0,300}|0x[0-9a-f]{4,16}[: ].{0,200}|[+-]{3} [ab]/\\S{1,200}|@@ .{1,60} @@.{0,100}"
              + "|(?:select|insert into|update|delete from|create table|alter table) .{1,300};"
              + "|<\\??/?[a-z][\\w:.-]{0,40}(?: [\\w:.-]{1,40}=\"[^\"<>]{0,200}\"){0,9} ?/?>.{0,200}"
              + "|(?:const|let|var|public|private|import|def|function|class|return|#include) .{0,200}[;:{]"
              + "|</?[\\w:]{1,40}>[^<>]{0,200}</[\\w:]{1,40}>");

  private static final Pattern FENCE =
      Pattern.compile("(?:```|~~~).{0,30}|\\{code(?::\\w{1,12})?\\}|\\[/?code\\]|\\{noformat\\}");

  /** So many lines of another kind between two of code are code as well. */
  private static final int GAP = 3;

  private CodeLines() {}

  static void cut(Page page) {
    int last = -1;
    int fence = -1;
    for (int i = 0; i < page.size(); i++) {
      Line line = page.get(i);
      if (line.isOpen() && FENCE.matcher(line.plain()).matches()) {
        if (fence >= 0) {
          page.cut(fence, i + 1, SegmentKind.CODE);
          fence = -1;
        } else {
          fence = i;
        }
      } else if (line.isOpen() && fence < 0 && isCode(page, i)) {
        if (last >= 0 && i - last <= GAP && !hasBlank(page, last, i)) {
          page.cut(last, i, SegmentKind.CODE);
        }
        line.cut(SegmentKind.CODE);
        last = i;
      }
    }
  }

  private static boolean isCode(Page page, int i) {
    Line line = page.get(i);
    String plain = line.plain();
    if (CODE.matcher(plain).matches()) {
      return true;
    }
    // What follows code, indented, goes on with it.
    boolean indented = page.raw(i).startsWith("    ") || page.raw(i).startsWith("\t");
    return indented && i > 0 && page.get(i - 1).kind() == SegmentKind.CODE;
  }

  private static boolean hasBlank(Page page, int from, int to) {
    for (int i = from; i < to; i++) {
      if (page.get(i).isBlank()) {
        return true;
      }
    }
    return false;
  }
}
