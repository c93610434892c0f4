package io.anabranch.files.table;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.files.row.UnreadableFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a table. One without a name is left out, as pandas writes its index; of several
 * with one name the later ones have a number behind it.
 */
final class Columns {

  /** By place; empty for what is left out. */
  private final List<String> names = new ArrayList<>();

  private final List<String> notes = new ArrayList<>();

  /**
   * Names columns.
   *
   * @param place of the header, for errors
   * @throws UnreadableFileException if none has a name
   */
  Columns(String place, List<String> header) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip();
      int count = name.isEmpty() ? 0 : counts.merge(name, 1, Integer::sum);
      if (name.isEmpty()) {
        notes.add("%s: column %d has no name and is left out".formatted(place, i + 1));
      } else if (count > 1) {
        notes.add(
            "%s: there is another column '%s', read as '%s %d'"
                .formatted(place, name, name, count));
      }
      names.add(count > 1 ? name + " " + count : name);
    }
    if (counts.isEmpty()) {
      throw new UnreadableFileException(place, "no names of columns; --columns gives them");
    }
  }

  int count() {
    return names.size();
  }

  /** The names in their order. */
  List<String> names() {
    return names.stream().filter(name -> !name.isEmpty()).toList();
  }

  List<String> notes() {
    return notes;
  }

  /** Cells by their columns; empty ones are left out. */
  ObjectNode values(List<String> cells) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < cells.size(); i++) {
      if (!names.get(i).isEmpty() && !cells.get(i).isEmpty()) {
        values.put(names.get(i), cells.get(i));
      }
    }
    return values;
  }
}
