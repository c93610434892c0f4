package io.anabranch.peer.flink;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Puts the annotations of a message together, and passes them on when all have come. */
final class MessageJoin extends KeyedProcessFunction<String, Annotated, Annotated> {

  private static final long serialVersionUID = 1L;

  private final List<String> expected;
  private transient @Nullable Set<String> names;
  private transient @Nullable ValueState<Annotated> parts;

  /**
   * @param expected names of the annotations
   */
  MessageJoin(List<String> expected) {
    this.expected = List.copyOf(expected);
  }

  @Override
  public void open(OpenContext context) {
    names = Set.copyOf(expected);
    parts =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("parts", AnnotatedTypeInfo.INSTANCE));
  }

  @Override
  public void processElement(Annotated part, Context context, Collector<Annotated> out)
      throws Exception {
    ValueState<Annotated> state = Objects.requireNonNull(parts);
    Annotated before = state.value();
    Annotated all = before == null ? part : before.with(part);
    if (all.has(Objects.requireNonNull(names))) {
      state.clear();
      out.collect(all);
    } else {
      state.update(all);
    }
  }
}
