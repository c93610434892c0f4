package io.anabranch.host;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all RocksDB stores of the process one bounded share of memory. By Kafka Streams' defaults
 * each store may take 50 MB of cache and 48 MB of write buffers, and a gather or the join has four
 * stores a partition.
 *
 * <p>Another class under {@code kafka.rocksdb.config.setter} replaces this one.
 */
public final class SharedRocksDbMemory implements RocksDBConfigSetter {

  /** Blocks, indexes, filters and write buffers of all stores together. */
  private static final long TOTAL_BYTES = 32L << 20;

  private static final long WRITE_BUFFERS_BYTES = 16L << 20;

  private static final int METADATA_BLOCK_BYTES = 4096;

  /** Of one store. Each begins with an eighth of that. */
  private static final long WRITE_BUFFER_BYTES = 2L << 20;

  // Loaded with the first store, and kept: stores of this process may open and close at any time.
  private static final class Shared {
    static final Cache CACHE = new LRUCache(TOTAL_BYTES);
    static final WriteBufferManager WRITE_BUFFERS =
        new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    // In small parts: whole ones of large stores would have to be read again for every look-up.
    table.setIndexType(IndexType.kTwoLevelIndexSearch);
    table.setPartitionFilters(true);
    table.setMetadataBlockSize(METADATA_BLOCK_BYTES);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(Shared.WRITE_BUFFERS);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
  }

  /** Leaves the memory to the other stores. */
  @Override
  public void close(String storeName, Options options) {}
}
