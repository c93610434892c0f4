package io.anabranch.files;

import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.source.CountedInput;
import io.anabranch.files.source.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The rows of all files in a ZIP archive, in the order of the archive. */
final class ZippedRows implements RowReader {

  private final String name;
  private final CountedInput packed;
  private final ZipInputStream zip;
  private final FileOptions options;
  private final List<String> notes = new ArrayList<>();
  private @Nullable RowReader entry;

  ZippedRows(String name, InputStream in, FileOptions options) {
    this.name = name;
    this.packed = new CountedInput(in);
    this.zip = new ZipInputStream(packed);
    this.options = options;
  }

  @Override
  public Optional<Row> next() throws IOException, BadRowException {
    while (entry != null || openNext()) {
      Optional<Row> row = entry == null ? Optional.empty() : entry.next();
      if (row.isPresent()) {
        return row;
      }
      entry = null;
    }
    return Optional.empty();
  }

  private boolean openNext() throws IOException {
    for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
      if (!next.isDirectory() && !isHidden(next.getName())) {
        String path = name + "!" + next.getName();
        RowReader opened = RowFiles.open(path, Unpacked.entry(path, zip, packed), options);
        notes.addAll(opened.notes());
        entry = opened;
        return true;
      }
    }
    return false;
  }

  /** As macOS adds them. */
  private static boolean isHidden(String path) {
    return path.startsWith("__MACOSX/") || path.matches("(.*/)?\\.[^/]*");
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
