package io.anabranch.cli.produce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.mapping.MessageMapping;
import java.util.List;
import java.util.Optional;

/** One text, given on the command line. */
final class SingleRow implements RowReader {

  private Optional<Row> row;

  SingleRow(String text) {
    this.row =
        Optional.of(
            new Row("TEXT", JsonNodeFactory.instance.objectNode().put(MessageMapping.TEXT, text)));
  }

  @Override
  public Optional<Row> next() {
    Optional<Row> next = row;
    row = Optional.empty();
    return next;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public void close() {}
}
