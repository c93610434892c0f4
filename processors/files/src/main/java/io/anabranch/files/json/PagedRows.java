package io.anabranch.files.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entries of pages, in the place of the pages. A page is an object as the interfaces of help
 * desks answer with it, such as {@code {"tickets": [...], "next_page": null, "count": 2}}: one list
 * of objects, and nothing else than what is about pages.
 */
final class PagedRows implements RowReader {

  private static final Set<String> ABOUT_PAGES =
      Set.of(
          "aftercursor",
          "afterurl",
          "beforecursor",
          "beforeurl",
          "count",
          "endofstream",
          "endtime",
          "hasmore",
          "links",
          "meta",
          "nextpage",
          "object",
          "page",
          "pages",
          "perpage",
          "previouspage",
          "startat",
          "maxresults",
          "total",
          "totalcount",
          "type");

  private final RowReader rows;
  private final Deque<Row> entries = new ArrayDeque<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param rows closed with this
   */
  PagedRows(RowReader rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Row> next() throws IOException, BadRowException {
    while (entries.isEmpty()) {
      Optional<Row> row = rows.next();
      if (row.isEmpty()) {
        return row;
      }
      Optional<String> list = list(row.get().values());
      if (list.isEmpty()) {
        return row;
      }
      open(row.get(), list.get());
    }
    return Optional.of(entries.remove());
  }

  private void open(Row page, String list) {
    if (notes.isEmpty()) {
      notes.add("%s: the entries of '%s' are read".formatted(page.place(), list));
    }
    JsonNode values = page.values().get(list);
    for (int i = 0; i < values.size(); i++) {
      entries.add(
          new Row(
              "%s, entry %d of '%s'".formatted(page.place(), i + 1, list),
              (ObjectNode) values.get(i)));
    }
  }

  /** The list of a page; empty if it is none. */
  private static Optional<String> list(ObjectNode values) {
    List<String> others =
        values.properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> !ABOUT_PAGES.contains(plain(name)))
            .toList();
    if (others.size() != 1 || !values.get(others.get(0)).isArray()) {
      return Optional.empty();
    }
    for (JsonNode entry : values.get(others.get(0))) {
      if (!entry.isObject()) {
        return Optional.empty();
      }
    }
    return Optional.of(others.get(0));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> notes() {
    List<String> all = new ArrayList<>(rows.notes());
    all.addAll(notes);
    return all;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
