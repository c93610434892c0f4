package io.anabranch.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class SharedRocksDbMemoryTest {

  @Test
  void shouldGiveAllStoresOneShare() {
    RocksDB.loadLibrary();
    SharedRocksDbMemory memory = new SharedRocksDbMemory();
    try (Options one = options();
        Options other = options()) {
      memory.setConfig("join-annotations", one, Map.of());
      memory.setConfig("join-states", other, Map.of());

      assertThat(one.writeBufferManager()).isSameAs(other.writeBufferManager());
      assertThat(one.writeBufferSize() * one.maxWriteBufferNumber()).isEqualTo(4L << 20);
      assertThat(((BlockBasedTableConfig) one.tableFormatConfig()).cacheIndexAndFilterBlocks())
          .isTrue();
    }
  }

  @Test
  void shouldLeaveTheShareToOtherStoresWhenOneCloses() {
    RocksDB.loadLibrary();
    SharedRocksDbMemory memory = new SharedRocksDbMemory();
    try (Options one = options();
        Options other = options()) {
      memory.setConfig("join-annotations", one, Map.of());
      memory.setConfig("join-states", other, Map.of());

      memory.close("join-annotations", one);

      assertThat(other.writeBufferManager().isOwningHandle()).isTrue();
    }
  }

  /** As Kafka Streams makes them. */
  private static Options options() {
    Options options = new Options();
    options.setTableFormatConfig(new BlockBasedTableConfig());
    return options;
  }
}
