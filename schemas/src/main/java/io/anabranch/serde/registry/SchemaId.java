package io.anabranch.serde.registry;

import java.util.UUID;

/** How a record names the schema that it was written with. */
public sealed interface SchemaId {

  /** A number of one registry. */
  record Numbered(int number) implements SchemaId {
    @Override
    public String toString() {
      return "schema " + number;
    }
  }

  /** A GUID, which registries that copy schemas from each other share. */
  record Guid(UUID guid) implements SchemaId {
    @Override
    public String toString() {
      return "schema " + guid;
    }
  }
}
